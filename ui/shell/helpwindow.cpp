#include "helpwindow.h"

#include "style.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QScreen>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int widestLine = 76; // in average letters: longer ones are hard to read
constexpr double lineSpacing = 130; // per cent

QString helpText()
{
    QFile file(QStringLiteral(":/help.md"));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? QString::fromUtf8(file.readAll()) : QString();
}

/// A stretch of a text, and what it is set in.
struct Setting
{
    int from = 0;
    int to = 0;
    QFont font = {};
};

/// In what a stretch of Markdown is set: code stands out by weight alone.
QFont settingOf(int headingLevel, const QTextCharFormat &read, int pixels)
{
    if (headingLevel > 0)
        return interFont(qRound(pixels * (headingLevel == 1 ? 1.7 : 1.25)), QFont::DemiBold);
    if (read.fontWeight() > QFont::Normal)
        return interFont(pixels, QFont::DemiBold);
    return interFont(pixels, read.fontFixedPitch() ? QFont::Medium : QFont::Normal);
}

/// Markdown as it is read in comes close set, and code in a typeface of its own.
void setWell(QTextDocument &document, int pixels)
{
    std::vector<Setting> settings;
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(lineSpacing, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(level == 2 ? pixels * 1.6 : 0);
        format.setBottomMargin(pixels * (block.textList() != nullptr ? 0.3 : 0.6));
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment read = part.fragment();
            settings.push_back(
                {read.position(), read.position() + read.length(), settingOf(level, read.charFormat(), pixels)});
        }
    }
    for (const Setting &setting : settings) {
        cursor.setPosition(setting.from);
        cursor.setPosition(setting.to, QTextCursor::KeepAnchor);
        QTextCharFormat letters;
        letters.setFont(setting.font);
        cursor.setCharFormat(letters);
    }
    cursor.endEditBlock();
}
} // namespace

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_parts(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setToolTip(tr("Search the help (Ctrl+F); Enter goes on to the next place"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(QStringLiteral("helpCount"));
    m_parts->setObjectName(QStringLiteral("helpParts"));
    m_parts->setAccessibleName(tr("Parts of the help"));
    m_parts->setFrameShape(QFrame::NoFrame);
    m_parts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("The help"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(14, 14, 10, 10);
    left->setSpacing(8);
    left->addWidget(m_search);
    left->addWidget(m_count);
    left->addWidget(m_parts, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left);
    row->addWidget(m_text, 1);
    QPalette ground; // all other colours follow the theme
    ground.setColor(QPalette::Base, Qt::transparent);
    m_parts->setPalette(ground);

    setText();
    connect(m_parts, &QListWidget::currentRowChanged, this, &HelpWindow::goToPart);
    connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, &HelpWindow::showPart);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::find);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { goToFound(1); });
    const auto *finding = new QShortcut(QKeySequence::Find, this);
    connect(finding, &QShortcut::activated, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    const QSize wanted(fontMetrics().averageCharWidth() * (widestLine + 44), fontMetrics().height() * 40);
    resize(wanted.boundedTo(screen()->availableSize())); // large text on a small screen
    m_text->setFocus();
}

void HelpWindow::openFor(QWidget &asking)
{
    QWidget *window = asking.window();
    if (qobject_cast<HelpWindow *>(window) != nullptr)
        return;
    // Beside a form that holds its window the help belongs to the form, or it could not be used.
    while (!window->isModal() && window->parentWidget() != nullptr)
        window = window->parentWidget()->window();
    auto *help = window->findChild<HelpWindow *>(QString(), Qt::FindDirectChildrenOnly);
    if (help == nullptr) {
        help = new HelpWindow(window);
        help->setAttribute(Qt::WA_DeleteOnClose);
    }
    help->show();
    help->raise();
    help->activateWindow();
    const QWidget *place = asking.isWindow() && asking.focusWidget() != nullptr ? asking.focusWidget() : &asking;
    if (const std::optional<HelpPart> part = helpOf(place))
        help->goTo(*part);
}

void HelpWindow::goTo(HelpPart part)
{
    const int row = static_cast<int>(part);
    if (m_parts->currentRow() == row)
        goToPart(row); // from where one has read on in it
    m_parts->setCurrentRow(row);
}

void HelpWindow::setText()
{
    m_text->document()->setMarkdown(helpText());
    m_text->document()->setDocumentMargin(fontMetrics().height());
    setWell(*m_text->document(), QFontInfo(font()).pixelSize());
    m_text->moveCursor(QTextCursor::Start);
    listParts();
    const int across = fontMetrics().averageCharWidth();
    m_parts->setFixedWidth(across * 30);
    m_search->setFixedWidth(across * 30);
    fitLines();
}

/// How far down the line is that one looks at.
int HelpWindow::readingLine() const { return m_text->viewport()->height() / 3; }

void HelpWindow::listParts()
{
    const QSignalBlocker quiet(m_parts);
    m_parts->clear();
    m_headings.clear();
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() == 2) {
            auto *part = new QListWidgetItem(block.text(), m_parts);
            part->setSizeHint({0, fontMetrics().height() + 10});
            m_headings.push_back(block.blockNumber());
        }
    m_parts->setCurrentRow(0);
}

void HelpWindow::goToPart(int row)
{
    if (row < 0)
        return;
    const QTextBlock block = m_text->document()->findBlockByNumber(m_headings[static_cast<std::size_t>(row)]);
    const QRectF there = m_text->document()->documentLayout()->blockBoundingRect(block);
    const QScopedValueRollback going(m_isGoing, true); // near the end it does not come to the top
    m_text->verticalScrollBar()->setValue(row == 0 ? 0 : qRound(there.top()));
}

/// The part that one reads is the one that is marked.
void HelpWindow::showPart()
{
    if (m_isGoing)
        return;
    const int reading = m_text->cursorForPosition({0, readingLine() + 2}).blockNumber();
    const auto after = std::upper_bound(m_headings.begin(), m_headings.end(), reading);
    const QSignalBlocker quiet(m_parts);
    m_parts->setCurrentRow(std::max(0, static_cast<int>(after - m_headings.begin()) - 1));
}

void HelpWindow::find(const QString &sought)
{
    m_found.clear();
    m_at = -1;
    const QTextDocument &document = *m_text->document();
    if (!sought.trimmed().isEmpty())
        for (QTextCursor at = document.find(sought); !at.isNull(); at = document.find(sought, at))
            m_found.push_back(at.selectionStart());
    m_count->setText(sought.trimmed().isEmpty() ? QString()
                         : m_found.empty()      ? tr("Nothing found")
                         : m_found.size() == 1  ? tr("1 place")
                                                : tr("%1 places").arg(m_found.size()));
    if (m_found.empty())
        markFound();
    else
        goToFound(1);
}

void HelpWindow::goToFound(int step)
{
    if (m_found.empty())
        return;
    const int count = static_cast<int>(m_found.size());
    m_at = (m_at + step + count) % count;
    QTextCursor there(m_text->document());
    there.setPosition(m_found[static_cast<std::size_t>(m_at)]);
    m_text->setTextCursor(there);
    const QRect seen = m_text->cursorRect(there);
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->value() + seen.top() - readingLine());
    markFound();
}

void HelpWindow::markFound()
{
    QList<QTextEdit::ExtraSelection> all;
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(m_text->document());
        one.cursor.setPosition(m_found[i]);
        one.cursor.setPosition(m_found[i] + static_cast<int>(m_search->text().size()), QTextCursor::KeepAnchor);
        const bool isHere = static_cast<int>(i) == m_at;
        const QColor strong = palette().color(QPalette::Highlight);
        one.format.setBackground(isHere ? strong : mixed(palette().color(QPalette::Base), strong, 0.25));
        if (isHere)
            one.format.setForeground(palette().color(QPalette::HighlightedText));
        all.append(one);
    }
    m_text->setExtraSelections(all);
}

void HelpWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setText();
        find(m_search->text());
    } else if (event->type() == QEvent::PaletteChange) {
        markFound();
    }
}

void HelpWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitLines();
}

/// Lines stay as long as they are read well; what room there is more is margin.
void HelpWindow::fitLines()
{
    const int room = width() - m_parts->width();
    const int text = fontMetrics().averageCharWidth() * widestLine;
    QTextFrameFormat frame = m_text->document()->rootFrame()->frameFormat();
    frame.setRightMargin(std::max(fontMetrics().height(), room - text));
    m_text->document()->rootFrame()->setFrameFormat(frame);
}

} // namespace ledger
