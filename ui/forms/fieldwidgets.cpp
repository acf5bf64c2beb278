#include "fieldwidgets.h"

#include "recordpicker.h"
#include "wording.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
struct FieldWidgets
{
    Q_DECLARE_TR_FUNCTIONS(FieldWidgets)
};

constexpr char wordProperty[] = "ledgerWord";

RecordPicker *makePicker(const FieldSpec &spec, const std::shared_ptr<RecordChoices> &choices, QWidget *parent)
{
    ChoiceList list = ChoiceList::Parties;
    QString newName;
    if (spec.shape == FieldShape::Subject) {
        list = ChoiceList::Subjects;
    } else if (spec.shape == FieldShape::Holders || spec.refersTo == RecordKind::Party) {
        newName = FieldWidgets::tr("New party");
    } else if (spec.refersTo == RecordKind::Source) {
        list = ChoiceList::Sources;
        newName = FieldWidgets::tr("New source");
    } else {
        list = spec.refersTo == RecordKind::Deal ? ChoiceList::Deals : ChoiceList::Deployments;
    }
    auto *picker = new RecordPicker(list, choices, spec.canMake ? newName : QString(), parent);
    picker->setPlaceholderText(spec.example);
    return picker;
}
} // namespace

void ClaimTicks::setClaims(const std::vector<std::pair<QString, QString>> &claims, const QString &name)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 3, 0, 0);
    column->setSpacing(3);
    for (const auto &[id, text] : claims) {
        auto *box = new QCheckBox(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")), this);
        box->setObjectName(name + QLatin1Char('-') + id);
        box->setProperty(wordProperty, id);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name is cut, not the form widened
        box->setToolTip(plainTooltip(text));
        connect(box, &QCheckBox::clicked, this, &ClaimTicks::edited);
        column->addWidget(box);
    }
    if (!claims.empty())
        setFocusProxy(findChild<QCheckBox *>());
}

QString ClaimTicks::ticked() const
{
    QStringList ids;
    for (const QCheckBox *box : findChildren<QCheckBox *>())
        if (box->isChecked())
            ids.append(box->property(wordProperty).toString());
    return ids.join(QLatin1Char(' '));
}

void ClaimTicks::setTicked(const QString &ids)
{
    const QStringList ticked = ids.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QCheckBox *box : findChildren<QCheckBox *>())
        box->setChecked(ticked.contains(box->property(wordProperty).toString()));
}

QWidget *makeFieldWidget(const FieldSpec &spec, const std::shared_ptr<RecordChoices> &choices, QWidget *parent)
{
    switch (spec.shape) {
    case FieldShape::Record:
    case FieldShape::Records:
    case FieldShape::Holders:
    case FieldShape::Subject:
        return makePicker(spec, choices, parent);
    case FieldShape::Choice: {
        auto *box = new QComboBox(parent);
        for (const auto &[word, name] : spec.choices)
            box->addItem(name, word);
        box->setPlaceholderText(FieldWidgets::tr("choose"));
        box->setCurrentIndex(-1);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        return box;
    }
    case FieldShape::Switch: {
        auto *box = new QCheckBox(spec.choices.front().second, parent);
        box->setProperty(wordProperty, spec.choices.front().first);
        return box;
    }
    case FieldShape::Lines: {
        auto *text = new QPlainTextEdit(parent);
        text->setTabChangesFocus(true);
        text->setFixedHeight(text->fontMetrics().lineSpacing() * 3 + 12);
        text->setPlaceholderText(spec.example);
        return text;
    }
    case FieldShape::Claims:
        return new ClaimTicks(parent);
    case FieldShape::Line:
        break;
    }
    auto *line = new QLineEdit(parent);
    line->setPlaceholderText(spec.example);
    return line;
}

QString fieldText(const QWidget &widget)
{
    if (const auto *picker = qobject_cast<const RecordPicker *>(&widget))
        return picker->reference();
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return line->text();
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return box->currentData().toString();
    if (const auto *box = qobject_cast<const QCheckBox *>(&widget))
        return box->isChecked() ? box->property(wordProperty).toString() : QString();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(&widget))
        return text->toPlainText();
    const auto *ticks = qobject_cast<const ClaimTicks *>(&widget);
    return ticks ? ticks->ticked() : QString();
}

void setFieldText(QWidget &widget, const QString &text)
{
    if (fieldText(widget) == text && !text.isEmpty())
        return;
    if (auto *picker = qobject_cast<RecordPicker *>(&widget)) {
        picker->setReference(text);
    } else if (auto *line = qobject_cast<QLineEdit *>(&widget)) {
        line->setText(text);
        line->setCursorPosition(0);
    } else if (auto *box = qobject_cast<QComboBox *>(&widget)) {
        box->setCurrentIndex(box->findData(text));
    } else if (auto *check = qobject_cast<QCheckBox *>(&widget)) {
        check->setChecked(!text.isEmpty());
    } else if (auto *lines = qobject_cast<QPlainTextEdit *>(&widget)) {
        lines->setPlainText(text);
    } else if (auto *ticks = qobject_cast<ClaimTicks *>(&widget)) {
        ticks->setTicked(text);
    }
}

QString shownText(const QWidget &widget, const QString &text)
{
    if (const auto *picker = qobject_cast<const RecordPicker *>(&widget))
        return picker->nameOf(text);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return box->itemText(box->findData(text));
    if (const auto *box = qobject_cast<const QCheckBox *>(&widget))
        return text.isEmpty() ? FieldWidgets::tr("not %1").arg(box->text()) : box->text();
    return text;
}

void keepTabOnChosen(QButtonGroup &group)
{
    const auto keep = [&group] {
        const QAbstractButton *chosen = group.checkedButton();
        for (QAbstractButton *button : group.buttons())
            button->setFocusPolicy(button == chosen || !chosen ? Qt::StrongFocus : Qt::ClickFocus);
    };
    keep();
    QObject::connect(&group, &QButtonGroup::buttonToggled, &group, keep);
}

void watchField(QWidget &widget, const QObject *context, const std::function<void()> &edited,
                const std::function<void()> &settled)
{
    const auto both = [edited, settled] {
        edited();
        settled();
    };
    if (const auto *picker = qobject_cast<RecordPicker *>(&widget)) {
        QObject::connect(picker, &RecordPicker::edited, context, edited);
        QObject::connect(picker, &RecordPicker::settled, context, settled);
    } else if (const auto *line = qobject_cast<QLineEdit *>(&widget)) {
        QObject::connect(line, &QLineEdit::textEdited, context, edited);
        QObject::connect(line, &QLineEdit::editingFinished, context, settled);
    } else if (const auto *box = qobject_cast<QComboBox *>(&widget)) {
        QObject::connect(box, QOverload<int>::of(&QComboBox::currentIndexChanged), context, both); // by letters, too
    } else if (const auto *check = qobject_cast<QCheckBox *>(&widget)) {
        QObject::connect(check, &QCheckBox::clicked, context, both);
    } else if (const auto *text = qobject_cast<QPlainTextEdit *>(&widget)) {
        QObject::connect(text, &QPlainTextEdit::textChanged, context, edited);
    } else if (const auto *ticks = qobject_cast<ClaimTicks *>(&widget)) {
        QObject::connect(ticks, &ClaimTicks::edited, context, both);
    }
}

} // namespace ledger
