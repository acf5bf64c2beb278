#pragma once

#include "recorddraft.h"

#include <QString>

#include <map>
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

/// All that the pickers of a form choose from; a list is made when it is first asked for.
class RecordChoices
{
public:
    void setLedger(const LedgerPtr &ledger);
    /// What is made along can be chosen as well.
    void setMade(const FormDraft &form);

    /// The choices in which every word of a text occurs, best first, and no more than a list on screen holds.
    [[nodiscard]] std::vector<RecordChoice> search(ChoiceList list, const QString &typed);
    /// The choice that a text names: by its name, one of its other names, or its id; nothing where none or several.
    [[nodiscard]] QString named(ChoiceList list, const QString &typed);
    /// What a reference is shown as; empty where it refers to nothing.
    [[nodiscard]] QString nameOf(ChoiceList list, const QString &reference);

private:
    struct Named
    {
        RecordChoice choice = {};
        QStringList names = {}; ///< in lower case, each a name by itself
    };

    [[nodiscard]] const std::vector<Named> &all(ChoiceList list);
    [[nodiscard]] std::vector<Named> sources() const;
    [[nodiscard]] std::vector<Named> parties() const;
    [[nodiscard]] std::vector<Named> deals() const;
    [[nodiscard]] std::vector<Named> parts(bool ofAllKinds) const;
    [[nodiscard]] std::vector<const Named *> candidates(ChoiceList list);

    LedgerPtr m_ledger;
    std::map<ChoiceList, std::vector<Named>> m_lists;
    std::map<ChoiceList, std::vector<Named>> m_made;
};

} // namespace ledger
