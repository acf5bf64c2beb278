#pragma once

#include "lenschips.h"
#include "style.h"

#include <QWidget>

#include <vector>

namespace ledger
{

class ChipButton;

/// The filters that are set, as chips that wrap into lines; gone where there are none.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRow(QWidget *parent = nullptr);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    void setChips(const std::vector<LensChip> &chips);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removed(const ledger::LensChip &chip);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int place(int width, bool moves) const;

    std::vector<LensChip> m_chips;
    std::vector<ChipButton *> m_buttons;
    Style m_style;
};

} // namespace ledger
