#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;

namespace ledger
{

/// Says over a view that something takes long, and lets the reader cancel it. Appears only where it does.
class WaitNote : public QFrame
{
    Q_OBJECT

public:
    /// `over` is what it stands on, at the top.
    explicit WaitNote(QWidget *over);

    /// Waiting begins, with what for in words, or ends (no words).
    void setWaiting(const QString &what);

Q_SIGNALS:
    void cancelled();

private:
    void appear();

    QLabel *m_text;
    QTimer m_patience;
};

} // namespace ledger
