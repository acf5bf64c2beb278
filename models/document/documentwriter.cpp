#include "documentwriter.h"

#include "recordwriter.h"
#include "utf8.h"

#include <algorithm>
#include <set>

// The canonical layout: an object is filled with its keys, line by line up to 120 characters, and goes on one column
// further in than its brace; lists of records have a record a line. So a claim takes few lines, and a change of one
// shows as such in a diff.

namespace ledger
{

namespace
{

constexpr std::size_t widest = 120;

class CanonicalText
{
public:
    std::string taken() { return std::move(m_json); }

    void raw(std::string_view text)
    {
        m_json += text;
        if (const std::size_t end = text.rfind('\n'); end != std::string_view::npos)
            m_column = characterCount(text.substr(end + 1));
        else
            m_column += characterCount(text);
    }

    void lineAt(std::size_t indent)
    {
        ((m_json += '\n').append(indent, ' '));
        m_column = indent;
    }

    [[nodiscard]] bool isAt(std::size_t indent) const { return m_column == indent; }

    // Whether a piece fits on a line of its own.
    [[nodiscard]] static bool hasRoom(std::string_view text, std::size_t indent)
    {
        return indent + characterCount(text) + behind <= widest;
    }

    // One piece of an object or list: on this line, or where it has no room on the next.
    void piece(std::string_view text, std::size_t indent)
    {
        if (m_column > indent && m_column + 1 + characterCount(text) + behind > widest)
            lineAt(indent);
        else if (m_column > indent)
            raw(" ");
        raw(text);
    }

private:
    static constexpr std::size_t behind = 2; // a comma, or a bracket and a comma

    std::string m_json;
    std::size_t m_column = 0;
};

class DocumentLayout
{
public:
    std::string document(const Ledger &ledger)
    {
        m_text.raw("{\n  \"format\": \"gigaledger/1\"");
        if (!ledger.title().empty()) {
            std::string title;
            appendText(title, ledger.title());
            m_text.raw(",\n  \"title\": " + title);
        }
        list("sources", ledger.sources());
        list("parties", ledger.parties());
        deals(ledger);
        list("observations", ledger.observations());
        list("decisions", ledger.decisions());
        list("views", ledger.views());
        list("stories", ledger.stories());
        m_text.raw("\n}\n");
        return m_text.taken();
    }

private:
    static constexpr std::size_t recordIndent = 4;

    template <typename Record> void list(std::string_view key, const std::vector<Record> &records)
    {
        if (records.empty())
            return;
        m_text.raw(",\n  \"" + std::string(key) + "\": [");
        bool isFirst = true;
        for (const Record &record : records) {
            m_text.raw(std::exchange(isFirst, false) ? "" : ",");
            object(record, recordIndent, [](std::string_view) {});
        }
        m_text.raw("\n  ]");
    }

    void deals(const Ledger &ledger)
    {
        bool isFirst = true;
        for (const auto &block : ledger.dealBlocks())
            for (const DealDossier &deal : *block) {
                m_text.raw(isFirst ? ",\n  \"deals\": [" : ",");
                isFirst = false;
                object(deal.record, recordIndent, [&](std::string_view key) {
                    if (key != "amends" && !key.empty())
                        return;
                    if (!m_hasParts) // the document's order: the parts, then what the deal amends
                        parts(deal);
                    m_hasParts = true;
                });
                m_hasParts = false;
            }
        if (!isFirst)
            m_text.raw("\n  ]");
    }

    void parts(const DealDossier &deal)
    {
        constexpr std::size_t indent = recordIndent + 1;
        claims(deal.claims, indent);
        const auto dossiers = [&](std::string_view key, const auto &all) {
            bool isFirst = true;
            for (const auto &dossier : all) {
                openOrNext(key, isFirst, indent);
                object(dossier.record, indent + 2, [&](std::string_view next) {
                    if (next.empty())
                        claims(dossier.claims, indent + 3);
                });
            }
            close(isFirst, indent);
        };
        dossiers("commitments", deal.commitments);
        dossiers("deployments", deal.deployments);
    }

    void claims(const std::vector<Claim> &all, std::size_t indent)
    {
        bool isFirst = true;
        for (const Claim &claim : all) {
            openOrNext("claims", isFirst, indent);
            object(claim, indent + 2, [](std::string_view) {});
        }
        close(isFirst, indent);
    }

    void openOrNext(std::string_view key, bool &isFirst, std::size_t indent)
    {
        m_text.raw(",");
        if (!std::exchange(isFirst, false))
            return;
        m_text.lineAt(indent);
        m_text.raw('"' + std::string(key) + "\": [");
    }

    void close(bool isEmpty, std::size_t indent)
    {
        if (isEmpty)
            return;
        m_text.lineAt(indent);
        m_text.raw("]");
        m_isBehindParts = true;
    }

    // A record on lines of its own. `before` is called before each key, and with none at the end.
    template <typename Record, typename Before> void object(const Record &record, std::size_t indent, Before &&before)
    {
        bool isFirst = true;
        m_text.lineAt(indent);
        m_text.raw("{");
        m_isBehindParts = false;
        forEachPresent(record, Owners::ByNesting, [&](std::string_view key, const auto &value, Content content) {
            before(key);
            if (!std::exchange(isFirst, false))
                m_text.raw(",");
            if (std::exchange(m_isBehindParts, false))
                m_text.lineAt(indent + 1);
            member(key, value, content, indent + 1);
        });
        before({});
        m_isBehindParts = false;
        m_text.raw("}");
    }

    // A key with its value; a list that has no room on one line is broken between its members.
    template <typename Value> void member(std::string_view key, const Value &value, Content content, std::size_t indent)
    {
        std::string piece = '"' + std::string(key) + "\": ";
        const std::size_t within = indent + piece.size() + 1;
        appendValue(piece, value, content, documentSpacing);
        if constexpr (isList<Value>) {
            if (!m_text.hasRoom(piece, indent)) {
                brokenList(key, value, content, indent, within);
                return;
            }
        }
        m_text.piece(piece, indent);
    }

    template <typename Value>
    void brokenList(std::string_view key, const Value &list, Content content, std::size_t indent, std::size_t within)
    {
        if (!m_text.isAt(indent))
            m_text.lineAt(indent);
        m_text.raw('"' + std::string(key) + "\": [");
        for (std::size_t i = 0; i < list.size(); ++i) {
            std::string piece;
            appendValue(piece, list[i], content, documentSpacing);
            m_text.piece(piece + (i + 1 < list.size() ? "," : "]"), within);
        }
    }

    CanonicalText m_text;
    bool m_hasParts = false; ///< whether those of the deal at hand are written
    bool m_isBehindParts = false; ///< whether a list of parts was the last that was written
};

// Collects what chosen deals refer to, and what that refers to.
class ExcerptScan
{
public:
    explicit ExcerptScan(const Ledger &ledger) : m_ledger(ledger) { }

    LedgerPtr excerpt(const std::vector<Id<Deal>> &deals)
    {
        m_records.title = m_ledger.title();
        for (const Id<Deal> &id : deals)
            add(id);
        while (!m_left.empty()) {
            const DealDossier &deal = *m_left.back();
            m_left.pop_back();
            take(deal);
        }
        return ledgerOf(std::move(m_records));
    }

private:
    void add(const Id<Deal> &id)
    {
        if (id.isEmpty() || !m_deals.insert(id).second)
            return;
        if (const DealDossier *deal = m_ledger.dossier(id))
            m_left.push_back(deal);
    }

    void add(const Id<Party> &id)
    {
        for (const Party *party = m_ledger.find(id); party && m_parties.insert(party->id).second;
             party = m_ledger.find(party->parent))
            m_records.parties.push_back(*party);
    }

    void add(const Id<Source> &id)
    {
        if (const Source *source = m_ledger.find(id); source && m_sources.insert(source->id).second)
            m_records.sources.push_back(*source);
    }

    void take(const DealDossier &deal)
    {
        m_records.deals.push_back(deal.record);
        add(deal.record.amends);
        for (const RoleHolder &holder : deal.record.parties)
            add(holder.party);
        for (const Id<Source> &source : deal.record.sources)
            add(source);
        take(deal.claims, {SubjectKind::Deal, deal.record.id.text});
        for (const CommitmentDossier &commitment : deal.commitments) {
            m_records.commitments.push_back(commitment.record);
            add(commitment.record.payer);
            add(commitment.record.payee);
            take(commitment.claims, {SubjectKind::Commitment, commitment.record.id.text});
        }
        for (const DeploymentDossier &deployment : deal.deployments) {
            m_records.deployments.push_back(deployment.record);
            add(deployment.record.operatedBy);
            add(deployment.record.tenant);
            add(deployment.record.supplier);
            if (const ClaimPlace whole = m_ledger.place(deployment.record.partOf); whole.deal)
                add(whole.deal->record.id);
            take(deployment.claims, {SubjectKind::Deployment, deployment.record.id.text});
        }
    }

    void take(const std::vector<Claim> &claims, const Subject &subject)
    {
        for (const Claim &claim : claims) {
            m_records.claims.push_back(claim);
            add(claim.source);
        }
        for (const Decision *decision : m_ledger.decisionsOn(subject))
            m_records.decisions.push_back(*decision);
    }

    const Ledger &m_ledger;
    Records m_records;
    std::vector<const DealDossier *> m_left;
    std::set<Id<Deal>> m_deals;
    std::set<Id<Party>> m_parties;
    std::set<Id<Source>> m_sources;
};

} // namespace

QByteArray documentOf(const Ledger &ledger) { return QByteArray::fromStdString(DocumentLayout().document(ledger)); }

LedgerPtr excerpt(const LedgerPtr &ledger, const std::vector<Id<Deal>> &deals)
{
    return ExcerptScan(*ledger).excerpt(deals);
}

} // namespace ledger
