#pragma once

#include "style.h"

#include <QWidget>

class QLabel;

namespace ledger
{

/// What stands in place of the views while a ledger is empty: what to do.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    /// What the program can do for an empty ledger.
    struct Offers
    {
        bool importing = false;
        bool newClaim = false;
        bool openBundled = false;
    };

    WelcomePage(Offers offers, QWidget *parent = nullptr);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// The file that is empty; none where none is open.
    void setFile(const QString &name);

Q_SIGNALS:
    void importWanted();
    void claimWanted();
    void bundledWanted();

private:
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace ledger
