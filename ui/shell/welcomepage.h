#pragma once

#include "style.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ledger
{

/// What stands in place of the views while a ledger is empty: what to do.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    /// What the program can do for an empty ledger, or without one.
    struct Offers
    {
        bool opening = false;
        bool importing = false;
        bool openBundled = false;
        bool entering = false;
    };

    WelcomePage(Offers offers, QWidget *parent = nullptr);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// The file that is empty; none where none is open.
    void setFile(const QString &name);

Q_SIGNALS:
    void openWanted();
    void importWanted();
    void dealWanted();
    void bundledWanted();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_open = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_deal = nullptr;
};

} // namespace ledger
