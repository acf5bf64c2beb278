#include "periodpopup.h"

#include "popupplace.h"
#include "typed.h"
#include "wording.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ledger
{

PeriodPopup::PeriodPopup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_steps(new QButtonGroup(this))
    , m_complaint(new QLabel(this))
{
    setObjectName(QStringLiteral("periodPopup"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Period"));
    m_from->setObjectName(QStringLiteral("periodFrom"));
    m_from->setAccessibleName(tr("From"));
    m_from->setPlaceholderText(tr("the beginning"));
    m_to->setObjectName(QStringLiteral("periodTo"));
    m_to->setAccessibleName(tr("To"));
    m_to->setPlaceholderText(tr("the end"));
    auto *steps = new QHBoxLayout;
    for (std::size_t i = 0; i < words<Step>().size(); ++i) {
        auto *button = new QRadioButton(nameOf(static_cast<Step>(i)), this);
        button->setObjectName(QStringLiteral("step-") + qstring(words<Step>()[i]));
        m_steps->addButton(button, static_cast<int>(i));
        steps->addWidget(button);
    }
    steps->addStretch();
    auto *form = new QFormLayout;
    form->addRow(tr("&From"), m_from);
    form->addRow(tr("&To"), m_to);
    form->addRow(tr("Steps"), steps);
    auto *hint = new QLabel(tr("2027, 2026-03, Q3 2026 or 3 Nov 2025"), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    auto *everything = new QPushButton(tr("&Everything"), this);
    everything->setObjectName(QStringLiteral("periodEverything"));
    everything->setAutoDefault(false);
    auto *done = new QPushButton(tr("&Apply"), this);
    done->setObjectName(QStringLiteral("periodApply"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(everything);
    buttons->addStretch();
    buttons->addWidget(done);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->addLayout(form);
    column->addWidget(hint);
    column->addWidget(m_complaint);
    column->addLayout(buttons);
    connect(m_from, &QLineEdit::returnPressed, this, &PeriodPopup::apply);
    connect(m_to, &QLineEdit::returnPressed, this, &PeriodPopup::apply);
    connect(done, &QPushButton::clicked, this, &PeriodPopup::apply);
    connect(everything, &QPushButton::clicked, this, &PeriodPopup::showEverything);
}

void PeriodPopup::openAt(const QWidget &anchor, const Lens &lens)
{
    m_from->setText(lens.from ? qstring(lens.from->text()) : QString());
    m_to->setText(lens.to ? qstring(lens.to->text()) : QString());
    m_steps->button(static_cast<int>(lens.by))->setChecked(true);
    m_complaint->hide();
    adjustSize();
    move(besides(anchor, sizeHint()));
    show();
    m_from->setFocus(Qt::PopupFocusReason);
    m_from->selectAll();
}

void PeriodPopup::apply()
{
    std::optional<PartialDate> from;
    std::optional<PartialDate> to;
    for (QLineEdit *field : {m_from, m_to}) {
        const QString text = field->text().trimmed();
        if (text.isEmpty())
            continue;
        const std::optional<TypedDate> typed = typedDate(text.toStdString());
        if (!typed) {
            complain(field, tr("«%1» is no date.").arg(text));
            return;
        }
        (field == m_from ? from : to) = field == m_from ? typed->start : typed->end;
    }
    if (from && to && from->first() > to->last()) {
        complain(m_to, tr("It ends before it begins."));
        return;
    }
    close();
    Q_EMIT chosen(from, to, static_cast<Step>(m_steps->checkedId()));
}

void PeriodPopup::showEverything()
{
    m_from->clear();
    m_to->clear();
    apply();
}

void PeriodPopup::complain(QLineEdit *field, const QString &what)
{
    m_complaint->setText(what);
    m_complaint->show();
    adjustSize();
    field->setFocus();
    field->selectAll();
}

} // namespace ledger
