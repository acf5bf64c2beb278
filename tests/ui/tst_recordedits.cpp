#include "bulkform.h"
#include "editlabels.h"
#include "generated.h"
#include "mergedialog.h"
#include "openledger.h"
#include "recordform.h"
#include "removal.h"
#include "removaldialog.h"
#include "rules.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;

/// What is done to many records at once, or makes one of several, or another like one.
class RecordEditsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<QDialog> m_dialog;

    void open(const LedgerPtr &ledger)
    {
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(ledger));
    }
    template <typename Dialog> Dialog *show(Dialog *dialog)
    {
        m_dialog.reset(dialog);
        dialog->show();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog is not active");
        return dialog;
    }
    BulkForm *showBulk(RecordKind kind, const std::vector<RecordRef> &records)
    {
        return show(new BulkForm(
            kind, records.size(), [records] { return records; }, m_open->workspace, Lens{}));
    }
    MergeDialog *showMerge(const std::vector<RecordRef> &records)
    {
        return show(new MergeDialog(records, m_open->workspace));
    }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }
    void press(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    static std::vector<RecordRef> claims(std::initializer_list<const char *> ids)
    {
        std::vector<RecordRef> records;
        for (const char *id : ids)
            records.push_back({RecordKind::Claim, id});
        return records;
    }
    const Ledger &ledger() const { return *m_open->workspace.ledger(); }
    const Claim *claim(const char *id) const { return ledger().find(Id<Claim>(id)); }

private Q_SLOTS:
    void cleanup()
    {
        m_dialog.reset();
        m_open.reset();
    }

    void everyFieldOfAFormHasTextsThatAreReadBackUnchanged()
    {
        const LedgerPtr made = generatedLedger(40, 5);
        std::vector<FieldEdit> edits;
        const auto add = [&](RecordKind kind, const auto &records) {
            for (const auto &record : records)
                for (const FieldSpec &spec : BulkForm::fieldsFor(kind))
                    if (const auto text = typedField({kind, record.id.text}, spec.key, *made); text && !text->isEmpty())
                        edits.push_back({{kind, record.id.text}, spec.key, *text});
        };
        const Records records = recordsOf(*made);
        add(RecordKind::Source, records.sources);
        add(RecordKind::Party, records.parties);
        add(RecordKind::Deal, records.deals);
        add(RecordKind::Claim, records.claims);
        add(RecordKind::Observation, records.observations);
        QVERIFY(edits.size() > 500);
        const EditProposal found = proposal(edits, made);
        QVERIFY2(found.refused.empty(), found.refused.empty() ? "" : qPrintable(found.refused.begin()->second));
        QVERIFY2(found.change.isEmpty(), qPrintable(QString::number(found.change.swaps.size())));
    }

    void anEditIsCalledByItsRecordAndItsFields_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("label");
        const LedgerPtr before = sampleLedger();
        const auto changed = [&before](const auto &id, auto &&how) {
            const auto was = *before->find(id);
            auto is = was;
            how(is);
            Change change;
            change.replace(was, is);
            return change;
        };
        const auto both = [](Change one, const Change &other) {
            one.swaps.insert(one.swaps.end(), other.swaps.begin(), other.swaps.end());
            return one;
        };
        const auto made = [](auto record) {
            Change change;
            change.create(std::move(record));
            return change;
        };
        const Change amount = changed(Id<Claim>("c1"), [](Claim &claim) { claim.amount = 38; });
        const Change range = changed(Id<Claim>("c1"), [](Claim &claim) {
            claim.amount = 40e9;
            claim.low = 0;
            claim.hedge = Hedge::UpTo;
        });
        QTest::newRow("a figure") << amount << "amount of The lab → The aws, computing";
        QTest::newRow("a figure with its bounds and hedge") << range << "amount of The lab → The aws, computing";
        QTest::newRow("a name goes by what it was")
            << changed(Id<Party>("oci"), [](Party &party) { party.name = "38"; }) << "name of The oci";
        QTest::newRow("a title too") << changed(Id<Deal>("aws-deal"), [](Deal &deal) { deal.title = "38"; })
                                     << "title of Deal aws-deal";
        QTest::newRow("two fields") << changed(Id<Claim>("c1"), [](Claim &claim) {
            claim.stance = Stance::Reported;
            claim.start.reset();
        }) << "start and stance of The lab → The aws, computing";
        QTest::newRow("more fields than a menu holds") << changed(Id<Claim>("c1"), [](Claim &claim) {
            claim.amount = 1e9;
            claim.start.reset();
            claim.end.reset();
            claim.stance = Stance::Reported;
            claim.quote.clear();
        }) << "amount, start and 3 more of The lab → The aws, computing";
        QTest::newRow("the ledger's title") << [] {
            Change change;
            change.swaps.push_back(TitleSwap{"one", "another"});
            return change;
        }() << "title of the ledger";
        const Change party = made(Party{.id = Id<Party>("new"), .name = "New Cloud"});
        const Change source = made(Source{.id = Id<Source>("s"), .publisher = "FT", .title = "A deal"});
        const Change claim = made(Claim{.id = Id<Claim>("new"), .of = {SubjectKind::Commitment, "aws-money"}});
        QTest::newRow("a new party") << party << "new party New Cloud";
        QTest::newRow("a new claim") << claim << "new claim on The lab → The aws, computing";
        QTest::newRow("a new claim with its source")
            << both(source, claim) << "new claim on The lab → The aws, computing";
        Change deal = both(both(party, source), made(Deal{.id = Id<Deal>("d"), .title = "A new deal"}));
        deal = both(deal,
                    made(Commitment{.id = Id<Commitment>("m"),
                                    .deal = Id<Deal>("d"),
                                    .payer = Id<Party>("lab"),
                                    .payee = Id<Party>("new")}));
        deal = both(deal, made(Claim{.id = Id<Claim>("cm"), .of = {SubjectKind::Commitment, "m"}}));
        QTest::newRow("a new deal with all that is in it") << deal << "new deal A new deal";
        QTest::newRow("a part of a deal beside its figures")
            << both(changed(Id<Deal>("aws-deal"), [](Deal &of) { of.title = "38"; }), both(amount, claim))
            << "title, amount and a new claim in Deal aws-deal";
        QTest::newRow("the same of many") << both(changed(Id<Claim>("c1"), [](Claim &c) { c.note = "x"; }),
                                                  changed(Id<Claim>("oci-deal-c"), [](Claim &c) { c.note = "x"; }))
                                          << "note of 2 claims";
        QTest::newRow("a party made along") << both(changed(Id<Claim>("c1"), [](Claim &c) { c.note = "x"; }), party)
                                            << "note of The lab → The aws, computing";
        QTest::newRow("a decision") << made(
            Decision{.id = Id<Decision>("n"), .of = {SubjectKind::Commitment, "aws-money"}})
                                    << "decision on The lab → The aws, computing";
        QTest::newRow("a deletion") << removal(*before, {{RecordKind::Deal, "oci-deal"}})
                                    << "deletion of deal Deal oci-deal";
    }
    void anEditIsCalledByItsRecordAndItsFields()
    {
        QFETCH(Change, change);
        QFETCH(QString, label);
        QCOMPARE(editLabel(change, *sampleLedger()), label);
    }

    void whatIsDoneToRecordsIsCalledByTheirNames()
    {
        const LedgerPtr made = sampleLedger();
        const RecordRef oci{RecordKind::Party, "oci"}, azure{RecordKind::Party, "azure"};
        QCOMPARE(deletionLabel({oci}, *made), QStringLiteral("deletion of party The oci"));
        QCOMPARE(deletionLabel(claims({"c1", "c2"}), *made), QStringLiteral("deletion of 2 claims"));
        QCOMPARE(mergerLabel({oci}, azure, *made), QStringLiteral("The oci merged into The azure"));
        QCOMPARE(mergerLabel({oci, {RecordKind::Party, "aws"}}, azure, *made),
                 QStringLiteral("2 parties merged into The azure"));
        QCOMPARE(replacementLabel(oci, azure, *made), QStringLiteral("The azure in the place of The oci"));
        QCOMPARE(importLabel({QStringLiteral("news.json")}), QStringLiteral("import of news.json"));
        QCOMPARE(importLabel({QStringLiteral("a.json"), QStringLiteral("b.json")}),
                 QStringLiteral("import of a.json and 1 more"));
        QCOMPARE(restorationLabel(QStringLiteral("The oci"), QStringLiteral("5 March 2026, 10:00"), true),
                 QStringLiteral("restoration of The oci as before 5 March 2026, 10:00"));
    }

    void aPreviewShowsWhatChangesAndReasonsWhole()
    {
        open(sampleLedger());
        showBulk(RecordKind::Claim, claims({"c1", "c2", "c3"}));
        find<QComboBox>("bulk-stance")->setFocus();
        QTest::keyClicks(find<QComboBox>("bulk-stance"), QStringLiteral("official")); // as c1 is
        find<QLineEdit>("bulk-locator")->setFocus();
        QTest::keyClicks(find<QLineEdit>("bulk-locator"), QStringLiteral("page 3"));
        QTRY_COMPARE(find<QLabel>("summary")->text(), QStringLiteral("3 claims change"));
        const QTreeWidget *list = find<QTreeWidget>("previewList");
        QCOMPARE(list->topLevelItemCount(), 5); // three places, two stances
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            QVERIFY(list->topLevelItem(row)->text(2) != list->topLevelItem(row)->text(3));
        find<QLineEdit>("bulk-end")->setFocus();
        QTest::keyClicks(find<QLineEdit>("bulk-end"), QStringLiteral("2025-01-01")); // before c1 begins
        QTRY_COMPARE(find<QLabel>("summary")->text(),
                     QStringLiteral("2 of 3 claims change · 1 is refused and stays as it is"));
        QCOMPARE(list->topLevelItemCount(), 7); // c1 once, with why, and three fields of each other one
        const QModelIndex reason = list->model()->index(0, 4);
        const QRect cell = list->visualRect(reason);
        const QRect text = list->fontMetrics().boundingRect(QRect(0, 0, cell.width() - 8, 10000), Qt::TextWordWrap,
                                                            reason.data().toString());
        QVERIFY2(text.height() <= cell.height(), qPrintable(reason.data().toString()));
        QVERIFY(cell.right() <= list->viewport()->width());
    }

    void deletingSaysWhichOthersAreTouchedAndLeadsThere()
    {
        const LedgerPtr made = sampleLedger();
        const Deletion deletion = deletionOf({{RecordKind::Party, "amazon"}}, *made); // the parent of another
        QCOMPARE(deletion.touched.size(), std::size_t(1));
        QVERIFY(!deletion.touched.front().goes);
        auto *dialog = show(new RemovalDialog({{RecordKind::Party, "amazon"}}, deletion, made));
        QSignalSpy opened(dialog, &RemovalDialog::opened);
        auto *door = find<QPushButton>("touched-aws");
        QVERIFY(door);
        QVERIFY2(door->text().contains(QStringLiteral("The aws")), qPrintable(door->text()));
        door->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front(), QVariantList({QStringLiteral("party"), QStringLiteral("aws")}));
        QVERIFY(!dialog->isVisible());
        const Deletion large = deletionOf({{RecordKind::Party, "lab"}}, *made);
        QCOMPARE(large.touched.size(), std::size_t(5));
        QVERIFY(large.others > 0);
        QVERIFY(large.touched.front().record.kind != RecordKind::Claim);
    }

    void nothingIsSetUntilAFieldIsTicked()
    {
        open(sampleLedger());
        BulkForm *form = showBulk(RecordKind::Claim, claims({"c1", "c2"}));
        QCOMPARE(form->windowTitle(), QStringLiteral("Edit 2 claims"));
        QVERIFY(!find<QPushButton>("saveButton")->isEnabled());
        QCOMPARE(find<QLabel>("summary")->text(), QStringLiteral("Nothing is set yet."));
    }

    void severalFieldsOfManyRecordsAreOneStep()
    {
        open(sampleLedger());
        BulkForm *form = showBulk(RecordKind::Claim, claims({"c1", "c2", "c3", "p1"}));
        QSignalSpy saved(form, &ManyEdits::saved);
        auto *stance = find<QComboBox>("bulk-stance");
        stance->setFocus();
        QTest::keyClicks(stance, QStringLiteral("sp"));
        QVERIFY(find<QCheckBox>("set-stance")->isChecked());
        auto *locator = find<QLineEdit>("bulk-locator");
        locator->setFocus();
        QTest::keyClicks(locator, QStringLiteral("page 3"));
        QTRY_VERIFY(find<QPushButton>("saveButton")->isEnabled());
        QTRY_COMPARE(find<QPushButton>("saveButton")->text(), QStringLiteral("Save 4 claims"));
        QTRY_COMPARE(find<QTreeWidget>("previewList")->topLevelItemCount(), 8);
        press("saveButton");
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(claim("p1")->stance, Stance::Speculative);
        QCOMPARE(claim("c1")->locator, std::string("page 3"));
        QCOMPARE(claim("c1")->amount, std::optional(38e9));
        QCOMPARE(m_open->workspace.undoLabel(), QStringLiteral("stance and place in the source of 4 claims"));
        m_open->workspace.undo();
        QTRY_COMPARE(claim("c1")->stance, Stance::Official);
        QVERIFY(claim("p1")->locator.empty());
    }

    void whatIsRefusedIsToldByRowAndTheRestIsSaved()
    {
        open(sampleLedger());
        showBulk(RecordKind::Claim, claims({"c1", "c2", "c3"}));
        auto *end = find<QLineEdit>("bulk-end");
        end->setFocus();
        QTest::keyClicks(end, QStringLiteral("2025-01-01")); // before c1 begins
        QTRY_COMPARE(find<QPushButton>("saveButton")->text(), QStringLiteral("Save 2 claims"));
        const QTreeWidget *list = find<QTreeWidget>("previewList");
        QCOMPARE(list->topLevelItemCount(), 3);
        QVERIFY2(list->topLevelItem(0)->text(4).contains(QStringLiteral("start")),
                 qPrintable(list->topLevelItem(0)->text(4)));
        QCOMPARE(find<QLabel>("summary")->text(),
                 QStringLiteral("2 of 3 claims change · 1 is refused and stays as it is"));
        press("saveButton");
        QTRY_COMPARE(claim("c2")->end, std::optional(on("2025-01-01")));
        QCOMPARE(claim("c1")->end, std::optional(on("2032-11-02")));
    }

    void tickedAndEmptyClears()
    {
        open(sampleLedger());
        showBulk(RecordKind::Claim, claims({"c1", "c2"}));
        QTest::mouseClick(find<QCheckBox>("set-quote"), Qt::LeftButton);
        QTRY_COMPARE(find<QPushButton>("saveButton")->text(), QStringLiteral("Save 1 claim"));
        QCOMPARE(find<QLabel>("summary")->text(), QStringLiteral("1 of 2 claims changes · 1 is so already"));
        press("saveButton");
        QTRY_VERIFY(claim("c1")->quote.empty());
    }

    void whatNoTextMeansIsRefusedForAll()
    {
        open(sampleLedger());
        showBulk(RecordKind::Claim, claims({"c1", "c2"}));
        auto *stated = find<QLineEdit>("bulk-stated");
        stated->setFocus();
        QTest::keyClicks(stated, QStringLiteral("someday"));
        QTRY_COMPARE(find<QLabel>("summary")->text(), QStringLiteral("2 are refused and stay as they are"));
        QVERIFY(!find<QPushButton>("saveButton")->isEnabled());
    }

    void thousandsOfClaimsAreSetAtOnce()
    {
        open(generatedLedger(500, 3));
        std::vector<RecordRef> all;
        for (const Claim &each : recordsOf(ledger()).claims)
            all.push_back({RecordKind::Claim, each.id.text});
        QVERIFY(all.size() > 1500);
        showBulk(RecordKind::Claim, all);
        auto *note = find<QLineEdit>("bulk-locator");
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("p. 1"));
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("saveButton")->isEnabled(), 60000);
        const QTreeWidget *list = find<QTreeWidget>("previewList");
        QCOMPARE(list->topLevelItemCount(), 301); // and how many more
        press("saveButton");
        QTRY_COMPARE_WITH_TIMEOUT(claim(all.back().id.c_str())->locator, std::string("p. 1"), 60000);
        QVERIFY(violations(ledger()).empty());
    }

    void twoPartiesAreMergedAsChosenSideBySide()
    {
        open(sampleLedger());
        MergeDialog *dialog = showMerge({{RecordKind::Party, "azure"}, {RecordKind::Party, "oci"}});
        QSignalSpy merged(dialog, &MergeDialog::merged);
        QTRY_VERIFY(find<QPushButton>("mergeButton")->isEnabled());
        QVERIFY(find<QRadioButton>("stays-0")->isChecked());
        QTest::mouseClick(find<QRadioButton>("stays-1"), Qt::LeftButton);
        QTRY_VERIFY(find<QRadioButton>("name-1")->isChecked());
        QTest::mouseClick(find<QRadioButton>("name-0"), Qt::LeftButton);
        QTRY_VERIFY(find<QPushButton>("mergeButton")->isEnabled());
        QTRY_VERIFY2(find<QLabel>("effect")->text().contains(QStringLiteral("1 commitment")),
                     qPrintable(find<QLabel>("effect")->text()));
        const std::string name = ledger().find(Id<Party>("azure"))->name;
        press("mergeButton");
        QTRY_COMPARE(merged.count(), 1);
        const Party *heir = ledger().find(Id<Party>("azure"));
        QCOMPARE(heir->id, Id<Party>("oci"));
        QCOMPARE(heir->name, name);
        QCOMPARE(ledger().dossier(Id<Deal>("azure-deal"))->commitments.front().record.payee, Id<Party>("oci"));
        m_open->workspace.undo();
        QTRY_COMPARE(ledger().find(Id<Party>("azure"))->id, Id<Party>("azure"));
    }

    void aFurtherOneIsFoundByTyping()
    {
        open(sampleLedger());
        showMerge({{RecordKind::Party, "aws"}});
        QVERIFY(!find<QPushButton>("mergeButton")->isEnabled());
        auto *further = find<QLineEdit>("furtherRecord");
        further->setFocus();
        QTest::keyClicks(further, QStringLiteral("amaz"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(find<QPushButton>("mergeButton")->isEnabled());
        QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Merge 2 parties"));
        press("mergeButton");
        QTRY_COMPARE(ledger().find(Id<Party>("amazon"))->id, Id<Party>("aws"));
        QVERIFY(ledger().find(Id<Party>("aws"))->parent.isEmpty());
    }

    void whatCannotBeMergedSaysWhy()
    {
        open(sampleLedger());
        showMerge({{RecordKind::Party, "lab"}, {RecordKind::Party, "oci"}}); // one pays the other
        QTRY_VERIFY(find<QLabel>("failure")->isVisible());
        QVERIFY2(find<QLabel>("failure")->text().contains(QStringLiteral("same party")),
                 qPrintable(find<QLabel>("failure")->text()));
        QVERIFY(!find<QPushButton>("mergeButton")->isEnabled());
    }

    void sourcesAreMergedWithTheirClaims()
    {
        open(sampleLedger());
        const Id<Source> other = claim("c2")->source;
        showMerge({{RecordKind::Source, "reuters-2025"}, {RecordKind::Source, other.text}});
        QTRY_VERIFY(find<QPushButton>("mergeButton")->isEnabled());
        press("mergeButton");
        QTRY_COMPARE(claim("c2")->source, Id<Source>("reuters-2025"));
        QCOMPARE(ledger().find(other)->id, Id<Source>("reuters-2025"));
        QVERIFY(violations(ledger()).empty());
    }

    void aDealIsDuplicatedWithItsPartsAndWithoutWhatWasSaid()
    {
        open(sampleLedger());
        auto *form = show(new RecordForm({.kind = RecordKind::Deal, .id = QStringLiteral("aws-deal"), .isCopy = true},
                                         m_open->workspace, Lens{}, dayOf("2026-03-05")));
        QSignalSpy saved(form, &RecordForm::saved);
        QVERIFY(!form->draft().isEmpty()); // it is kept like anything typed
        QCOMPARE(find<QLineEdit>("title")->text(), QStringLiteral("Deal aws-deal"));
        QVERIFY(find<QLineEdit>("commitments/0/claims/0/amount")->text().isEmpty());
        for (const char *field : {"commitments/0/claims/0/amount", "deployments/0/claims/0/amount"}) {
            find<QLineEdit>(field)->setFocus();
            QTest::keyClicks(find<QLineEdit>(field), field[0] == 'c' ? QStringLiteral("12bn") : QStringLiteral("1 GW"));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(saved.count(), 1);
        const DealDossier *copy = ledger().dossier(Id<Deal>(saved.first()[1].toString().toStdString()));
        QVERIFY(copy && copy->record.id != Id<Deal>("aws-deal"));
        QCOMPARE(copy->record.parties, ledger().find(Id<Deal>("aws-deal"))->parties);
        QCOMPARE(copy->commitments.size(), std::size_t(1));
        QCOMPARE(copy->commitments.front().claims.size(), std::size_t(1));
        QCOMPARE(copy->commitments.front().claims.front().amount, std::optional(12e9));
        QCOMPARE(copy->commitments.front().claims.front().source, claim("c1")->source);
        QCOMPARE(copy->deployments.size(), std::size_t(1));
        QCOMPARE(ledger().dossier(Id<Deal>("aws-deal"))->commitments.front().claims.size(), std::size_t(4));
    }

    void whatGetsNoFigureIsLeftOutOfADuplicatedDeal()
    {
        open(sampleLedger());
        auto *form = show(new RecordForm({.kind = RecordKind::Deal, .id = QStringLiteral("aws-deal"), .isCopy = true},
                                         m_open->workspace, Lens{}, dayOf("2026-03-05")));
        QSignalSpy saved(form, &RecordForm::saved);
        const auto *said = find<QLabel>("says-deployments/0/claims/0/amount");
        QVERIFY2(said->text().contains(QStringLiteral("left out")), qPrintable(said->text()));
        auto *amount = find<QLineEdit>("commitments/0/claims/0/amount");
        amount->setFocus();
        QTest::keyClicks(amount, QStringLiteral("12bn"));
        QVERIFY(keptForm(form->draft())->typed.record.parts.front().isOffered); // kept against a crash as well
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(saved.count(), 1);
        const DealDossier *copy = ledger().dossier(Id<Deal>(saved.first()[1].toString().toStdString()));
        QCOMPARE(copy->commitments.size(), std::size_t(1));
        QVERIFY(copy->deployments.empty());
    }

    void anyRecordCanBeDuplicated_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("id");
        QTest::newRow("claim") << int(RecordKind::Claim) << "c3";
        QTest::newRow("party") << int(RecordKind::Party) << "aws";
        QTest::newRow("source") << int(RecordKind::Source) << "reuters-2025";
        QTest::newRow("decision") << int(RecordKind::Decision) << "";
    }
    void anyRecordCanBeDuplicated()
    {
        QFETCH(int, kind);
        QFETCH(QString, id);
        open(sampleLedger());
        const auto which = static_cast<RecordKind>(kind);
        const std::size_t before = ledger().count(which);
        if (id.isEmpty())
            id = QString::fromStdString(ledger().decisions().front().id.text);
        auto *form = show(
            new RecordForm({.kind = which, .id = id, .isCopy = true}, m_open->workspace, Lens{}, dayOf("2026-03-05")));
        QSignalSpy saved(form, &RecordForm::saved);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(ledger().count(which), before + 1);
        QVERIFY(saved.first()[1].toString() != id);
    }

    void aPartIsDuplicatedInItsDeal()
    {
        open(sampleLedger());
        auto *form
            = show(new RecordForm({.kind = RecordKind::Commitment, .id = QStringLiteral("aws-money"), .isCopy = true},
                                  m_open->workspace, Lens{}, dayOf("2026-03-05")));
        QSignalSpy saved(form, &RecordForm::saved);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("commitments/1/claims/0/amount"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("7bn"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(ledger().dossier(Id<Deal>("aws-deal"))->commitments.size(), std::size_t(2));
        QCOMPARE(claim("c1")->amount, std::optional(38e9));
    }
};

QTEST_MAIN(RecordEditsTest)
#include "tst_recordedits.moc"
