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

/// All that the pickers of a form choose from. A list is made on a worker once something may ask for it, and waited for
/// only by who is faster.
class RecordChoices
{
public:
    void setLedger(const LedgerPtr &ledger);
    /// What is made along can be chosen as well.
    void setMade(const FormDraft &form);
    /// A list will be asked for.
    void prepare(ChoiceList list);

    /// The choices in which every word of a text occurs, best first, and no more than a list on screen holds.
    [[nodiscard]] std::vector<RecordChoice> search(ChoiceList list, const QString &typed);
    /// The choice that a text names: by its name, one of its other names, or its id; nothing where none or several.
    [[nodiscard]] QString named(ChoiceList list, const QString &typed);
    /// What a reference is shown as; empty where it refers to nothing.
    [[nodiscard]] QString nameOf(ChoiceList list, const QString &reference) const;
    /// The same of what is in a ledger.
    [[nodiscard]] static QString nameIn(const Ledger &ledger, ChoiceList list, const QString &reference);

private:
    [[nodiscard]] std::vector<const NamedChoice *> candidates(ChoiceList list);

    LedgerPtr m_ledger;
    std::map<ChoiceList, QFuture<std::shared_ptr<const std::vector<NamedChoice>>>> m_lists;
    std::map<ChoiceList, std::vector<NamedChoice>> m_made;
};

} // namespace ledger
