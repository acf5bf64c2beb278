#pragma once

#include "recorddraft.h"

#include <QFuture>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace ledger
{

/// A record that can be chosen: how it is shown, and by what it is found.
struct RecordChoice
{
    QString reference = {}; ///< an id, a subject (`deal/x`), or the handle of what is made along
    QString name = {};
    QString detail = {}; ///< shown muted behind the name
    QString foundBy = {}; ///< in lower case: names, aliases, ids
};

/// Among what a picker lets one choose.
enum class ChoiceList : std::uint8_t { Sources, Parties, Deals, Deployments, Subjects };

/// A choice with all that it is called, in lower case, each name by itself.
struct NamedChoice
{
    RecordChoice choice = {};
    QStringList names = {};
};

/// What a text finds.
struct ChoicesFound
{
    std::vector<RecordChoice> best = {}; ///< every word of it occurs in each; no more than a list on screen holds
    QString named = {}; ///< the reference of the one that is called so: a name, another name, an id
};

/// All that the pickers of a form choose from. A list is made on a worker once something may ask for it, and a long one
/// is searched there.
class RecordChoices
{
public:
    void setLedger(const LedgerPtr &ledger);
    /// What is made along can be chosen as well.
    void setMade(const FormDraft &form);
    /// A list will be asked for.
    void prepare(ChoiceList list);

    /// What a text finds: found already where the list is there and short.
    [[nodiscard]] QFuture<ChoicesFound> search(ChoiceList list, const QString &typed);
    /// The reference of the one choice that is called so: by a name, another name or an id; nothing where none or
    /// several are. Waits for the list to be made: nothing for the window's thread.
    [[nodiscard]] QString named(ChoiceList list, const QString &typed);
    /// What a reference is shown as; empty where it refers to nothing.
    [[nodiscard]] QString nameOf(ChoiceList list, const QString &reference) const;
    /// The same of what is in a ledger.
    [[nodiscard]] static QString nameIn(const Ledger &ledger, ChoiceList list, const QString &reference);

private:
    using Choices = std::vector<NamedChoice>;

    LedgerPtr m_ledger;
    std::map<ChoiceList, QFuture<std::shared_ptr<const Choices>>> m_lists;
    std::map<ChoiceList, Choices> m_made;
};

} // namespace ledger
