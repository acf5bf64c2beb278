#pragma once

#include "formfields.h"
#include "recordchoices.h"

#include <QWidget>

#include <functional>
#include <memory>

class QButtonGroup;

namespace ledger
{

/// Some of the claims on one thing, each with a box to tick.
class ClaimTicks : public QWidget
{
    Q_OBJECT

public:
    explicit ClaimTicks(QWidget *parent = nullptr) : QWidget(parent) { }

    /// What there is to tick: ids and how each is told; `name` is the field's path, from which the boxes are named.
    void setClaims(const std::vector<std::pair<QString, QString>> &claims, const QString &name);
    /// Ids with spaces between them.
    [[nodiscard]] QString ticked() const;
    void setTicked(const QString &ids);

Q_SIGNALS:
    void edited();
};

/// The widget in which a field of that shape is filled in; `Record`, `Records`, `Holders` and `Subject` are pickers of
/// one record each.
[[nodiscard]] QWidget *makeFieldWidget(const FieldSpec &spec, const std::shared_ptr<RecordChoices> &choices,
                                       QWidget *parent);

/// What such a widget holds, as drafts keep it.
[[nodiscard]] QString fieldText(const QWidget &widget);
void setFieldText(QWidget &widget, const QString &text);
/// How such a widget would show a text: a choice by its name, a record by its own.
[[nodiscard]] QString shownText(const QWidget &widget, const QString &text);

/// Tab comes to the checked button of a group from either side, as arrow keys walk the others.
void keepTabOnChosen(QButtonGroup &group);

/// Calls back as what it holds is typed or chosen, and once it is chosen or left.
void watchField(QWidget &widget, const QObject *context, const std::function<void()> &edited,
                const std::function<void()> &settled);

} // namespace ledger
