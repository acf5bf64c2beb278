#include "fullrecords.h"
#include "ledgerfiles.h"

#include <QTemporaryDir>

using namespace ledger;

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const auto made = LedgerStore::create(file(), requestFor(everyField(), 0, QStringLiteral("everything")));
        QVERIFY2(made && made->isDone(), qPrintable(made ? made->violations.join(u';') : made.error().text()));
    }

    void theFileSaysWhoseItIs()
    {
        QCOMPARE(first("PRAGMA application_id"), QString::number(0x47694C65));
        QCOMPARE(first("PRAGMA user_version"), QStringLiteral("1"));
        QCOMPARE(first("SELECT value FROM meta WHERE key = 'title'"), QStringLiteral("Everything «there» is"));
    }

    void everyTableIsStrict()
    {
        QCOMPARE(first("SELECT group_concat(name) FROM pragma_table_list WHERE type = 'table' AND NOT strict "
                       "AND name NOT LIKE 'sqlite_%'"),
                 QString());
        QVERIFY(rawSql(file(), "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict").size() >= 15);
    }

    void claimsReadWellByHand()
    {
        QCOMPARE(
            first("SELECT payer || ' pays ' || payee || ': ' || deal_title || ', ' || publisher || ', ' || supersedes "
                  "|| ', set aside ' || set_aside FROM v_claims WHERE claim = 'c1'"),
            QStringLiteral("OpenAI pays Amazon Web Services: A deal, Reuters, c0 c00, set aside 2026-03-05"));
        QCOMPARE(first("SELECT superseded_by FROM v_claims WHERE claim = 'c0'"), QStringLiteral("c1"));
        QCOMPARE(
            first("SELECT subject || ' ' || operator || ' ' || tenant || ' ' || high FROM v_claims WHERE claim = 'c2'"),
            QStringLiteral("deployment Amazon Web Services OpenAI 4.5"));
        QCOMPARE(first("SELECT subject || ' ' || of FROM v_claims WHERE claim = 'c4'"), QStringLiteral("deal d1"));
        QCOMPARE(first("SELECT count(*) FROM v_claims"), QStringLiteral("6"));
    }

    void commitmentsReadWellByHand()
    {
        QCOMPARE(
            first("SELECT deal_title || ', ' || payer_name || ' to ' || payee_name || ', ' || nature || ', ' || claims "
                  "|| ' claims, from ' || lowest_said FROM v_commitments"),
            QStringLiteral("A deal, OpenAI to Amazon Web Services, hardware, 3 claims, from 0.0"));
        QCOMPARE(first("SELECT highest_gw_said FROM v_deployments WHERE deployment = 'p1'"), QStringLiteral("4.5"));
    }

    void theHistoryReadsWellByHand()
    {
        QCOMPARE(
            first("SELECT who || ' ' || at || ' ' || label || ' ' || (json_array_length(change) > 20) FROM history"),
            QStringLiteral("Ada 2026-03-05T10:11:12.345Z everything 1"));
    }

    void whatNoRecordCanBeIsRefusedByTheTables_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
        row("slug", "UPDATE party SET id = 'Not A Slug' WHERE id = 'openai'");
        row("empty slug", "INSERT INTO story (id) VALUES ('')");
        row("word", "UPDATE claim SET stance = 'certain'");
        row("no word", "UPDATE deal SET status = NULL");
        row("kind", "UPDATE party SET kind = 'bank'");
        row("role", "UPDATE deal_party SET role = 'friend'");
        row("unit", "UPDATE claim SET unit = 'EUR'");
        row("date", "UPDATE claim SET stated = '5.3.2026'");
        row("date with more", "UPDATE claim SET stated = '2026-03-05T10:00'");
        row("date for a list", "UPDATE decision SET decided = '2026-2'");
        row("no date", "UPDATE claim SET stated = NULL");
        row("negative", "UPDATE claim SET amount = -1");
        row("beyond what is exact", "UPDATE claim SET amount = 9007199254740993");
        row("infinite", "UPDATE claim SET amount = 9e999");
        row("text for a number", "UPDATE claim SET amount = 'much'");
        row("low above amount", "UPDATE claim SET low = 3e9 WHERE id = 'c1'");
        row("amount above high", "UPDATE claim SET amount = 4e9 WHERE id = 'c1'");
        row("low above high", "UPDATE claim SET low = 5 WHERE id = 'c2'");
        row("no figure", "UPDATE claim SET low = NULL WHERE id = 'c2'");
        row("yearly without a term", "UPDATE claim SET start = NULL WHERE id = 'c1'");
        row("two subjects", "UPDATE claim SET deal = 'd1' WHERE id = 'c1'");
        row("no subject", "UPDATE claim SET commitment = NULL WHERE id = 'c1'");
        row("half a currency", "UPDATE claim SET said_currency = NULL WHERE id = 'c1'");
        row("pays itself", "UPDATE commitment SET payee = payer");
        row("own parent", "UPDATE party SET parent = id WHERE id = 'aws'");
        row("url", "UPDATE source SET url = 'javascript:alert(1)'");
        row("list", "UPDATE party SET aliases = 'AWS' WHERE id = 'aws'");
        row("list that is none", "UPDATE party SET aliases = '{}' WHERE id = 'aws'");
        row("options", "UPDATE saved_view SET options = '{'");
        row("latitude", "UPDATE deployment SET lat = 91");
        row("country", "UPDATE party SET country = 'usa' WHERE id = 'aws'");
        row("other title", "INSERT INTO meta VALUES ('colour', 'red')");
        row("undoes what is to come", "UPDATE history SET undoes = 7");
        row("no party", "PRAGMA foreign_keys = ON; DELETE FROM party WHERE id = 'aws'");
        row("no source", "PRAGMA foreign_keys = ON; UPDATE claim SET source = 'gone'");
        row("no deal", "PRAGMA foreign_keys = ON; DELETE FROM deal WHERE id = 'd0'");
        row("no claim", "PRAGMA foreign_keys = ON; DELETE FROM claim WHERE id = 'c0'");
    }

    void whatNoRecordCanBeIsRefusedByTheTables()
    {
        QFETCH(QString, sql);
        const QByteArray before = hashOf(file());
        const QStringList told = rawSql(file(), sql.toStdString());
        QVERIFY2(told.size() == 1 && told.front().startsWith(QStringLiteral("error: ")), qPrintable(told.join(u';')));
        QVERIFY2(told.front().contains(QStringLiteral("constraint failed"))
                     || told.front().contains(QStringLiteral("cannot store")),
                 qPrintable(told.front()));
        QCOMPARE(hashOf(file()), before);
    }

    /// A new ledger's rows are written without the tables' checks, since its records were held against the rules.
    void whatTheTablesRefuseTheRulesRefuse_data() { whatNoRecordCanBeIsRefusedByTheTables_data(); }

    void whatTheTablesRefuseTheRulesRefuse()
    {
        QFETCH(QString, sql);
        if (sql.contains(QStringLiteral("meta")) || sql.contains(QStringLiteral("history")))
            return; // no rows of records
        const QString copy = m_folder.filePath(QStringLiteral("unchecked.gigaledger"));
        QFile::remove(copy);
        QVERIFY(QFile::copy(file(), copy));
        sql.remove(QStringLiteral("PRAGMA foreign_keys = ON; "));
        const QStringList told = rawSql(copy, "PRAGMA ignore_check_constraints = ON; " + sql.toStdString());
        if (!told.isEmpty()) {
            // Types and NOT NULL hold without checks.
            QVERIFY(told.front().contains(QStringLiteral("NOT NULL"))
                    || told.front().contains(QStringLiteral("cannot store")));
            return;
        }
        const auto store = LedgerStore::open(copy, OpenMode::ReadOnly);
        QVERIFY(store);
        QVERIFY(!(*store)->load());
    }

    void everyWordOfTheVocabularyIsTaken()
    {
        expectWords<SourceKind>("source", "kind", "id = 's1'");
        expectWords<PartyKind>("party", "kind", "id = 'aws'");
        expectWords<DealKind>("deal", "kind", "id = 'd1'");
        expectWords<DealStatus>("deal", "status", "id = 'd1'");
        expectWords<Role>("deal_party", "role", "position = 0");
        expectWords<Nature>("commitment", "nature", "id = 'k1'");
        expectWords<Firmness>("commitment", "firmness", "id = 'k1'");
        expectWords<Counts>("deployment", "counts", "id = 'p1'");
        expectWords<Hedge>("claim", "hedge", "id = 'c1'");
        expectWords<Unit>("claim", "unit", "id = 'c1'");
        expectWords<Per>("claim", "per", "id = 'c1'");
        expectWords<Stance>("claim", "stance", "id = 'c1'");
        expectWords<Metric>("observation", "metric", "id = 'o1'");
        expectWords<ObservationUnit>("observation", "unit", "id = 'o1'");
        expectWords<Stance>("observation", "stance", "id = 'o1'");
        expectWords<Verdict>("decision", "verdict", "id = 'e1'");
    }

private:
    QString file() const { return m_folder.filePath(QStringLiteral("all.gigaledger")); }
    QString first(const char *sql) const { return rawSql(file(), sql).value(0); }

    template <typename Enum> void expectWords(const char *table, const char *column, const char *where)
    {
        for (const std::string_view word : words<Enum>()) {
            const std::string sql = std::string("BEGIN; UPDATE ") + table + " SET " + column + " = '"
                + std::string(word) + "' WHERE " + where + "; SELECT " + column + " FROM " + table + " WHERE " + where
                + "; ROLLBACK";
            QCOMPARE(rawSql(file(), sql), QStringList(QString::fromUtf8(word.data(), qsizetype(word.size()))));
        }
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
