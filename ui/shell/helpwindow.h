#pragma once

#include "helppart.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace ledger
{

/// What the program is and how one uses it: our own text, in parts that can be jumped to and searched. Beside the
/// window, so that one can read and do.
class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget *parent);

    /// Opens the help beside the window that somebody asks from, or goes on in it where it is open, at what speaks of
    /// the place that they ask from.
    static void openFor(QWidget &asking);
    void goTo(HelpPart part);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setText();
    void fitLines();
    void listParts();
    void goToPart(int row);
    void showPart();
    void find(const QString &sought);
    void goToFound(int step);
    void markFound();
    [[nodiscard]] int readingLine() const;

    QLineEdit *m_search;
    QLabel *m_count;
    QListWidget *m_parts;
    QTextBrowser *m_text;
    std::vector<int> m_headings; // block numbers, one for each part
    std::vector<int> m_found; // positions of what is sought
    int m_at = -1; // which of them is shown
    bool m_isGoing = false; // to a part that was chosen
};

} // namespace ledger
