#include "welcomepage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int welcomeWidth = 460;
} // namespace

WelcomePage::WelcomePage(Offers offers, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("welcome"));
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFixedWidth(welcomeWidth);
    }
    m_title->setFont(interFont(24, QFont::DemiBold));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(10);
    const auto offer
        = [this, column](bool isOffered, const char *name, const QString &text, const QString &what, auto signal) {
              if (!isOffered)
                  return static_cast<QPushButton *>(nullptr);
              auto *button = new QPushButton(text, this);
              button->setObjectName(QString::fromLatin1(name));
              button->setAccessibleDescription(what);
              button->setToolTip(what);
              button->setMinimumHeight(34);
              button->setFixedWidth(welcomeWidth / 2);
              column->addWidget(button);
              connect(button, &QPushButton::clicked, this, signal);
              return button;
          };
    m_open = offer(offers.opening, "welcomeOpen", tr("&Open a ledger…"), tr("A file that ends in .gigaledger"),
                   &WelcomePage::openWanted);
    m_deal = offer(offers.entering, "welcomeDeal", tr("&New deal…"), tr("Who pays whom, how much, and who says so"),
                   &WelcomePage::dealWanted);
    m_import = offer(offers.importing, "welcomeImport", tr("&Import documents…"),
                     tr("JSON documents or CSV; shown before anything is taken"), &WelcomePage::importWanted);
    offer(offers.openBundled, "welcomeBundled", tr("Open the &bundled ledger"),
          tr("Several hundred sourced claims about who pays whom for computing"), &WelcomePage::bundledWanted);
    column->addStretch(3);
    auto *line = new QHBoxLayout(this);
    line->addStretch();
    line->addLayout(column);
    line->addStretch();
    setFile({});
}

void WelcomePage::setStyle(const Style &style)
{
    QPalette colours = paletteFor(style);
    m_text->setPalette(colours);
}

void WelcomePage::setFile(const QString &name)
{
    // There is nothing to import into while no ledger is open.
    if (m_open != nullptr)
        m_open->setVisible(name.isEmpty());
    if (m_deal != nullptr)
        m_deal->setVisible(!name.isEmpty());
    if (m_import != nullptr)
        m_import->setVisible(!name.isEmpty());
    m_title->setText(name.isEmpty() ? tr("No ledger is open") : tr("This ledger is empty"));
    m_text->setText(name.isEmpty()
                        ? tr("A ledger keeps who said which figure, when, and where. Open one, begin a new one from "
                             "the File menu, or look at the bundled one.")
                        : tr("%1 holds no deals yet. Enter the first, import documents, or drop them on this "
                             "window.")
                              .arg(name));
}

} // namespace ledger
