#pragma once

#include "ledger.h"
#include "picture.h"
#include "pictures.h"
#include "viewpanel.h"

#include <memory>
#include <optional>

class QStackedLayout;

namespace ledger
{

class BusyLine;
class NothingPage;
class OptionsBar;
class PicturePanel;

/// A view that is one picture: its options, the picture, and what to say where there is nothing to draw.
class PictureView : public ViewPanel
{
    Q_OBJECT

public:
    PictureView(const QString &name, const ViewContext &context, QWidget *parent = nullptr);
    ~PictureView() override;

    [[nodiscard]] PicturePanel &pictures() const { return *m_pictures; }

    using ViewPanel::setStyle;
    void setStyle(const Style &style) override;
    [[nodiscard]] bool isBusy() const override { return m_isAsking || m_isMaking; }
    [[nodiscard]] bool offers(Offer offer) const override { return offer != Offer::Search; }
    void copy() override;
    void exportAs() override;
    void setShowsData(bool shows) override;
    [[nodiscard]] bool showsData() const override;

public Q_SLOTS:
    /// Shows what is to be seen now; does nothing while another view is open or nothing that it shows has changed.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// What a picture depends on: where it is as it was, there is nothing to do.
    struct Seen
    {
        LedgerPtr ledger = {};
        std::map<QString, QString> options = {};
        Lens lens = {};
        std::vector<DrillStep> drill = {};
        Style style = {};
        std::shared_ptr<const LastLook> lastLook = {};

        bool operator==(const Seen &) const = default;
    };
    using TraitsPtr = std::shared_ptr<const LedgerTraits>;

    void connectPictures();
    void ask();
    void draw(const ReadingsPtr &readings);
    void settle();
    void sayEmptyLedger();
    void open(const QString &door);
    void showBusy();

    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    std::optional<Seen> m_seen;
    TraitsPtr m_traits; // of m_traitsOf
    LedgerPtr m_traitsOf;
    bool m_isAsking = false;
    bool m_isMaking = false;

    OptionsBar *m_options;
    BusyLine *m_busy;
    QStackedLayout *m_pages;
    PicturePanel *m_pictures;
    NothingPage *m_nothing;
};

} // namespace ledger
