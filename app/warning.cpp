#include "warning.h"

#include <QMessageBox>

namespace ledger
{

void warn(QWidget *window, const QString &what, const QString &why)
{
    auto *box = new QMessageBox(QMessageBox::Warning, what, what, QMessageBox::Ok, window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(why);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace ledger
