#include "schema.h"

#include "statement.h"

#include <SQLiteCpp/Database.h>

#include <sqlite3.h>

#include <sstream>

namespace ledger
{

namespace
{
// The words are written out, not taken from vocabulary.h: what version 1 said has to stay as it was when the vocabulary
// grows. What stands in angle brackets is a check that many columns share.
constexpr const char *firstTables = R"sql(
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY CHECK (<word key: title>),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    publisher TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (<word kind: official filing news analysis social>),
    url TEXT CHECK (<web url>),
    published TEXT CHECK (<date published>),
    accessed TEXT CHECK (<date accessed>),
    archive TEXT CHECK (<web archive>),
    aliases TEXT CHECK (<list aliases>),
    was TEXT CHECK (<list was>)
) STRICT, WITHOUT ROWID;

CREATE TABLE party (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (<word kind: lab cloud chipmaker supplier builder energy investor government other>),
    parent TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED CHECK (parent <> id),
    country TEXT CHECK (<country country>),
    aliases TEXT CHECK (<list aliases>),
    was TEXT CHECK (<list was>),
    ticker TEXT,
    url TEXT CHECK (<web url>),
    note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX party_by_parent ON party (parent) WHERE parent IS NOT NULL;

CREATE TABLE deal (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    title TEXT NOT NULL,
    summary TEXT,
    kind TEXT NOT NULL CHECK (<word kind: compute equity debt silicon site power distribution
                                    license venture governance>),
    announced TEXT CHECK (<date announced>),
    status TEXT NOT NULL CHECK (<word status: rumored reported announced signed active completed
                                      paused lapsed cancelled>),
    ended TEXT CHECK (<date ended>),
    tags TEXT CHECK (<list tags>),
    amends TEXT REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED CHECK (amends <> id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_by_amends ON deal (amends) WHERE amends IS NOT NULL;

CREATE TABLE deal_party (
    deal TEXT NOT NULL REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    party TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (<word role: buyer seller investee investor borrower lender tenant
                                    operator builder licensee licensor distributor principal customer supplier
                                    subsidiary parent member venture partner>),
    PRIMARY KEY (deal, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_party_by_party ON deal_party (party);

CREATE TABLE deal_source (
    deal TEXT NOT NULL REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (deal, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_source_by_source ON deal_source (source);

CREATE TABLE commitment (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    deal TEXT NOT NULL REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED,
    payer TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    payee TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    nature TEXT NOT NULL CHECK (<word nature: consumption equity debt hardware lease capex power license guarantee>),
    firmness TEXT NOT NULL CHECK (<word firmness: firm contingent potential>),
    CHECK (payer <> payee)
) STRICT, WITHOUT ROWID;
CREATE INDEX commitment_by_deal ON commitment (deal);
CREATE INDEX commitment_by_payer ON commitment (payer);
CREATE INDEX commitment_by_payee ON commitment (payee);

CREATE TABLE deployment (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    deal TEXT NOT NULL REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (<word counts: site contract chips power>),
    site TEXT CHECK (<slug site>),
    operator TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    tenant TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    hardware TEXT,
    supplier TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    country TEXT CHECK (<country country>),
    lat REAL CHECK (lat BETWEEN -90 AND 90),
    lon REAL CHECK (lon BETWEEN -180 AND 180),
    part_of TEXT REFERENCES deployment (id) DEFERRABLE INITIALLY DEFERRED CHECK (part_of <> id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deployment_by_deal ON deployment (deal);
CREATE INDEX deployment_by_operator ON deployment (operator) WHERE operator IS NOT NULL;
CREATE INDEX deployment_by_tenant ON deployment (tenant) WHERE tenant IS NOT NULL;
CREATE INDEX deployment_by_supplier ON deployment (supplier) WHERE supplier IS NOT NULL;
CREATE INDEX deployment_by_part_of ON deployment (part_of) WHERE part_of IS NOT NULL;

CREATE TABLE claim (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    commitment TEXT REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
    deployment TEXT REFERENCES deployment (id) DEFERRABLE INITIALLY DEFERRED,
    deal TEXT REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED,
    amount REAL CHECK (<figure amount>),
    low REAL CHECK (<figure low>),
    high REAL CHECK (<figure high>),
    hedge TEXT CHECK (<word hedge: up_to over about>),
    unit TEXT NOT NULL CHECK (<word unit: USD GW accelerators>),
    per TEXT CHECK (<word per: year>),
    start TEXT CHECK (<date start>),
    "end" TEXT CHECK (<date "end">),
    source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    locator TEXT,
    stated TEXT NOT NULL CHECK (<date stated>),
    stance TEXT NOT NULL CHECK (<word stance: official reported speculative>),
    said_amount REAL CHECK (<figure said_amount>),
    said_currency TEXT,
    said_rate REAL CHECK (<figure said_rate>),
    said_rate_day TEXT CHECK (<date said_rate_day>),
    quote TEXT,
    recorded TEXT CHECK (<date recorded>),
    note TEXT,
    CONSTRAINT one_subject CHECK ((commitment IS NOT NULL) + (deployment IS NOT NULL) + (deal IS NOT NULL) = 1),
    CONSTRAINT a_figure CHECK (amount IS NOT NULL OR (low IS NOT NULL AND high IS NOT NULL)),
    CONSTRAINT low_to_high CHECK (low IS NULL OR ((amount IS NULL OR low <= amount) AND (high IS NULL OR low <= high))),
    CONSTRAINT amount_to_high CHECK (amount IS NULL OR high IS NULL OR amount <= high),
    CONSTRAINT yearly_within_a_term CHECK (per IS NULL OR (start IS NOT NULL AND "end" IS NOT NULL)),
    CONSTRAINT said_whole CHECK ((said_amount IS NULL) = (said_currency IS NULL)
                                 AND (said_amount IS NULL) = (said_rate IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_commitment ON claim (commitment) WHERE commitment IS NOT NULL;
CREATE INDEX claim_by_deployment ON claim (deployment) WHERE deployment IS NOT NULL;
CREATE INDEX claim_by_deal ON claim (deal) WHERE deal IS NOT NULL;
CREATE INDEX claim_by_source ON claim (source);

CREATE TABLE claim_supersedes (
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    superseded TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED CHECK (superseded <> claim),
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_supersedes_by_superseded ON claim_supersedes (superseded);

CREATE TABLE observation (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    subject TEXT NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    counterparty TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    metric TEXT NOT NULL CHECK (<word metric: cloud_share revenue capex valuation users_weekly
                                      users_paying users_business commitments_total accelerators power>),
    date TEXT NOT NULL CHECK (<date date>),
    value REAL CHECK (<figure value>),
    low REAL CHECK (<figure low>),
    high REAL CHECK (<figure high>),
    unit TEXT NOT NULL CHECK (<word unit: % USD GW count>),
    source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL CHECK (<word stance: official reported speculative>),
    note TEXT,
    CONSTRAINT a_figure CHECK (value IS NOT NULL OR (low IS NOT NULL AND high IS NOT NULL)),
    CONSTRAINT low_to_high CHECK (low IS NULL OR high IS NULL OR low <= high)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_by_subject ON observation (subject);
CREATE INDEX observation_by_counterparty ON observation (counterparty) WHERE counterparty IS NOT NULL;
CREATE INDEX observation_by_source ON observation (source);

CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    commitment TEXT REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
    deployment TEXT REFERENCES deployment (id) DEFERRABLE INITIALLY DEFERRED,
    deal TEXT REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED,
    observation TEXT REFERENCES observation (id) DEFERRABLE INITIALLY DEFERRED,
    verdict TEXT NOT NULL CHECK (<word verdict: set_aside no_conflict>),
    claim TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL,
    decided TEXT NOT NULL CHECK (<date decided>),
    CONSTRAINT one_subject CHECK ((commitment IS NOT NULL) + (deployment IS NOT NULL) + (deal IS NOT NULL)
                                  + (observation IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_commitment ON decision (commitment) WHERE commitment IS NOT NULL;
CREATE INDEX decision_by_deployment ON decision (deployment) WHERE deployment IS NOT NULL;
CREATE INDEX decision_by_deal ON decision (deal) WHERE deal IS NOT NULL;
CREATE INDEX decision_by_observation ON decision (observation) WHERE observation IS NOT NULL;
CREATE INDEX decision_by_claim ON decision (claim) WHERE claim IS NOT NULL;

CREATE TABLE decision_judged (
    decision TEXT NOT NULL REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (decision, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_judged_by_claim ON decision_judged (claim);

CREATE TABLE saved_view (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    title TEXT,
    "view" TEXT,
    lens TEXT CHECK (<object lens>),
    options TEXT CHECK (<object options>)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    id TEXT NOT NULL PRIMARY KEY CHECK (<slug id>),
    title TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE story_step (
    story TEXT NOT NULL REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    "view" TEXT, -- may name what is gone: the story shows the rest and says so
    title TEXT,
    text TEXT,
    notes TEXT,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    revision INTEGER PRIMARY KEY CHECK (revision > 0),
    who TEXT NOT NULL,
    at TEXT NOT NULL, -- UTC
    label TEXT NOT NULL,
    undoes INTEGER REFERENCES history (revision) CHECK (undoes < revision),
    change TEXT NOT NULL -- a JSON list of {record, id, before, after}
) STRICT;
)sql";

constexpr const char *firstViews = R"sql(
CREATE VIEW v_claims AS
SELECT k.id AS claim,
       d.id AS deal, d.title AS deal_title, d.kind AS deal_kind, d.status AS deal_status,
       CASE WHEN k.commitment IS NOT NULL THEN 'commitment' WHEN k.deployment IS NOT NULL THEN 'deployment'
            ELSE 'deal' END AS subject,
       coalesce(k.commitment, k.deployment, k.deal) AS of,
       payer.name AS payer, payee.name AS payee, c.nature, c.firmness,
       operator.name AS operator, tenant.name AS tenant, p.name AS deployment, p.counts,
       k.amount, k.low, k.high, k.hedge, k.unit, k.per, k.start, k."end",
       k.stated, k.stance,
       k.source, s.publisher, s.title AS source_title, s.url AS source_url, s.published AS source_published, k.locator,
       (SELECT group_concat(superseded, ' ') FROM claim_supersedes WHERE claim = k.id) AS supersedes,
       (SELECT group_concat(claim, ' ') FROM claim_supersedes WHERE superseded = k.id) AS superseded_by,
       (SELECT min(decided) FROM decision WHERE claim = k.id AND verdict = 'set_aside') AS set_aside,
       k.quote, k.recorded, k.note
FROM claim AS k
LEFT JOIN commitment AS c ON c.id = k.commitment
LEFT JOIN deployment AS p ON p.id = k.deployment
JOIN deal AS d ON d.id = coalesce(c.deal, p.deal, k.deal)
JOIN source AS s ON s.id = k.source
LEFT JOIN party AS payer ON payer.id = c.payer
LEFT JOIN party AS payee ON payee.id = c.payee
LEFT JOIN party AS operator ON operator.id = p.operator
LEFT JOIN party AS tenant ON tenant.id = p.tenant;

CREATE VIEW v_commitments AS
SELECT c.id AS commitment,
       d.id AS deal, d.title AS deal_title, d.kind AS deal_kind, d.status AS deal_status, d.announced,
       c.payer, payer.name AS payer_name, c.payee, payee.name AS payee_name, c.nature, c.firmness,
       (SELECT count(*) FROM claim WHERE commitment = c.id) AS claims,
       (SELECT min(coalesce(low, amount)) FROM claim WHERE commitment = c.id) AS lowest_said,
       (SELECT max(coalesce(high, amount)) FROM claim WHERE commitment = c.id) AS highest_said,
       (SELECT max(stated) FROM claim WHERE commitment = c.id) AS last_stated
FROM commitment AS c
JOIN deal AS d ON d.id = c.deal
JOIN party AS payer ON payer.id = c.payer
JOIN party AS payee ON payee.id = c.payee;

CREATE VIEW v_deployments AS
SELECT p.id AS deployment, p.name,
       d.id AS deal, d.title AS deal_title, d.status AS deal_status,
       p.counts, p.site, p.operator, operator.name AS operator_name, p.tenant, tenant.name AS tenant_name,
       p.supplier, supplier.name AS supplier_name, p.hardware, p.place, p.country, p.lat, p.lon, p.part_of,
       (SELECT count(*) FROM claim WHERE deployment = p.id) AS claims,
       (SELECT min(coalesce(low, amount)) FROM claim WHERE deployment = p.id AND unit = 'GW') AS lowest_gw_said,
       (SELECT max(coalesce(high, amount)) FROM claim WHERE deployment = p.id AND unit = 'GW') AS highest_gw_said
FROM deployment AS p
JOIN deal AS d ON d.id = p.deal
LEFT JOIN party AS operator ON operator.id = p.operator
LEFT JOIN party AS tenant ON tenant.id = p.tenant
LEFT JOIN party AS supplier ON supplier.id = p.supplier;
)sql";

/// `nature: equity debt` → `nature = 'equity' OR nature = 'debt'`. SQLite would build a table in memory for an IN, for
/// each row anew, which costs an import more than all other checks together.
std::string oneOf(const std::string &text)
{
    const std::size_t colon = text.find(':');
    std::istringstream list(text.substr(colon + 1));
    std::string condition, word;
    while (list >> word)
        condition += (condition.empty() ? "" : " OR ") + text.substr(0, colon) + " = '" + word + "'";
    return condition;
}

/// The condition that a check in angle brackets stands for.
std::string condition(const std::string &kind, const std::string &column)
{
    const std::string year = "[0-9][0-9][0-9][0-9]", month = year + "-[01][0-9]", day = month + "-[0-3][0-9]";
    if (kind == "word")
        return oneOf(column);
    if (kind == "slug")
        return column + " <> '' AND " + column + " NOT GLOB '*[^a-z0-9-]*'";
    if (kind == "date")
        return column + " GLOB '" + day + "' OR " + column + " GLOB '" + month + "' OR " + column + " GLOB '" + year
            + "'";
    if (kind == "web")
        return column + " LIKE 'http://_%' OR " + column + " LIKE 'https://_%'";
    if (kind == "country")
        return column + " GLOB '[A-Z][A-Z]'";
    if (kind == "figure")
        return column + " BETWEEN 0 AND 9007199254740992";
    // Of JSON only the brackets: SQLite's JSON functions count as unsafe where a schema is not trusted.
    return column + (kind == "object" ? " GLOB '{*}'" : " GLOB '[[]*]'");
}

std::string withConditions(const std::string &text)
{
    std::string whole;
    std::size_t at = 0;
    for (std::size_t open = text.find("(<"); open != std::string::npos; open = text.find("(<", at)) {
        const std::size_t space = text.find(' ', open), close = text.find('>', open);
        whole += text.substr(at, open + 1 - at)
            + condition(text.substr(open + 2, space - open - 2), text.substr(space + 1, close - space - 1));
        at = close + 1;
    }
    return whole + text.substr(at);
}
} // namespace

std::span<const SchemaVersion> schemaVersions()
{
    static const std::vector<SchemaVersion> versions{
        {.number = 1, .schema = withConditions(firstTables) + firstViews, .migration = {}},
    };
    return versions;
}

std::vector<SchemaObject> schemaObjects(const std::string &schema)
{
    // SQLite itself turns the text into what it lists, so that both sides of a comparison are its own.
    SQLite::Database scratch(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    scratch.exec(schema);
    std::vector<SchemaObject> objects;
    Statement list(scratch.getHandle(),
                   "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
    while (list.step())
        objects.push_back({std::string(list.text(0)), std::string(list.text(1)), std::string(list.text(2))});
    return objects;
}

} // namespace ledger
