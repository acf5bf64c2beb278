#pragma once

#include "documentreader.h"

#include <QByteArray>

/// A document in which every kind of record and nearly every key is there once.
namespace ledger
{

inline QByteArray smallDocument()
{
    return R"({
 "format": "gigaledger/1",
 "title": "A small ledger",
 "sources": [
  {"id": "s1", "publisher": "Wire", "title": "A deal", "url": "https://example.org/a", "published": "2025-11-03",
   "accessed": "2025-11-04", "archive": "https://archive.example.org/a", "aliases": ["the wire"], "was": ["s0"],
   "kind": "news"}
 ],
 "parties": [
  {"id": "buyer", "name": "Buyer", "kind": "lab", "country": "US", "aliases": ["B", "The Buyer"], "ticker": "BUY",
   "url": "https://example.org/buyer", "note": "a note\nof two lines"},
  {"id": "seller", "name": "Säller “& Co”", "kind": "cloud", "parent": "buyer", "was": ["vendor"]}
 ],
 "deals": [
  {"id": "d1", "title": "The deal", "summary": "One buys.", "kind": "compute", "announced": "2025-11-03",
   "status": "signed", "parties": [{"party": "buyer", "role": "buyer"}, {"party": "vendor", "role": "seller"}],
   "tags": ["z", "a"], "sources": ["s1"],
   "claims": [
    {"id": "w1", "amount": 50000000000, "unit": "USD", "source": "s1", "stated": "2025-11", "stance": "reported"}
   ],
   "commitments": [
    {"id": "d1-money", "payer": "buyer", "payee": "seller", "nature": "consumption", "firmness": "firm", "claims": [
     {"id": "c1", "amount": 38000000000, "unit": "USD", "start": "2025-11-03", "end": "2032-11-02", "source": "s1",
      "locator": "page 2", "stated": "2025-11-03", "stance": "official", "quote": "thirty-eight billion"},
     {"id": "c2", "amount": 3.8e10, "hedge": "up_to", "low": 0, "unit": "USD", "source": "s1", "stated": "2026",
      "stance": "speculative", "supersedes": ["c1"],
      "said": {"amount": 33500000000.5, "currency": "EUR", "rate": 1.13, "rate_day": "2026-01-02"},
      "recorded": "2026-01-03", "note": "in euros"},
     {"id": "c3", "low": 1000, "high": 2000, "per": "year", "unit": "USD", "start": "2026", "end": "2027",
      "source": "s1", "stated": "2026-02", "stance": "reported"}
    ]}
   ],
   "deployments": [
    {"id": "d1-site", "name": "Site", "counts": "site", "site": "field", "operator": "seller", "tenant": "buyer",
     "hardware": "GB200", "supplier": "seller", "place": "Abilene, Texas", "country": "US", "lat": 32.45, "lon": -99.73,
     "claims": [{"id": "g1", "amount": 1.2, "unit": "GW", "source": "s1", "stated": "2026", "stance": "reported"}]},
    {"id": "d1-part", "name": "Part", "counts": "site", "part_of": "d1-site",
     "claims": [{"id": "g2", "amount": 0.2, "unit": "GW", "source": "s1", "stated": "2026", "stance": "reported"}]}
   ]},
  {"id": "d2", "title": "The end of it", "kind": "governance", "announced": "2026", "status": "cancelled",
   "ended": "2026-05", "parties": [{"party": "buyer", "role": "partner"}], "sources": ["s1"], "amends": "d1"}
 ],
 "observations": [
  {"id": "o1", "subject": "buyer", "counterparty": "seller", "metric": "cloud_share", "date": "2025", "value": 43.5,
   "unit": "%", "source": "s1", "stance": "reported", "note": "about half"},
  {"id": "o2", "subject": "buyer", "metric": "revenue", "date": "2025", "low": 1000, "high": 2000, "unit": "USD",
   "source": "s1", "stance": "official"}
 ],
 "decisions": [
  {"id": "x1", "subject": "commitment", "of": "d1-money", "verdict": "set_aside", "claim": "c3", "reason": "a slip",
   "decided": "2026-03-01"},
  {"id": "x2", "subject": "commitment", "of": "d1-money", "verdict": "no_conflict", "judged": ["c1", "c2"],
   "reason": "another currency", "decided": "2026-03-02"}
 ],
 "views": [
  {"id": "v1", "title": "Who serves", "view": "share",
   "lens": {"payer": ["buyer"], "basis": "low", "as_of": "2026-03", "assume_years": 3},
   "options": {"source": "both", "title": "Own words", "annotations": [{"at": "2026", "text": "here"}]}}
 ],
 "stories": [
  {"id": "t1", "title": "A story", "steps": [{"view": "v1", "title": "First", "text": "Look.", "notes": "Slowly."},
   {"view": "v1"}]}
 ]
})";
}

inline LedgerPtr emptyLedger() { return std::make_shared<const Ledger>(); }

inline DocumentText document(const char *file, const QByteArray &text) { return {QString::fromUtf8(file), text}; }

/// All problems of a plan, a line each, for messages of tests.
inline QByteArray told(const ImportPlan &plan)
{
    QByteArray lines;
    for (const Problem &problem : plan.problems)
        lines += problem.text().toUtf8() + '\n';
    return lines;
}

/// What a document makes of an empty ledger; null where it is refused.
inline LedgerPtr ledgerFrom(const QByteArray &text)
{
    const ImportPlan plan = importPlan({document("a.json", text)}, emptyLedger());
    return plan.isRefused() ? nullptr : applied(emptyLedger(), plan.change).ledger;
}

} // namespace ledger
