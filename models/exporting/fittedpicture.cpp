#include "fittedpicture.h"

#include <QTransform>

#include <algorithm>

namespace ledger
{

namespace
{
class FittedPicture final : public Picture
{
public:
    FittedPicture(PicturePtr whole, QSizeF size, QColor ground)
        : m_whole(std::move(whole))
        , m_size(size)
        , m_ground(std::move(ground))
    {
        const QSizeF natural = m_whole->size();
        m_factor = std::min(size.width() / natural.width(), size.height() / natural.height());
        m_fit.translate((size.width() - natural.width() * m_factor) / 2,
                        (size.height() - natural.height() * m_factor) / 2);
        m_fit.scale(m_factor, m_factor);
        for (const Mark &mark : m_whole->marks()) {
            m_marks.push_back(mark);
            m_marks.back().outline = m_fit.map(mark.outline);
            m_marks.back().label = m_fit.mapRect(mark.label);
        }
        for (const Label &label : m_whole->labels())
            m_labels.push_back({label.text, m_fit.mapRect(label.rect), label.pixelSize * m_factor});
    }

    QSizeF size() const override { return m_size; }
    void paint(QPainter &painter) const override
    {
        painter.save();
        painter.fillRect(QRectF(QPointF(), m_size), m_ground);
        painter.setTransform(m_fit, true);
        m_whole->paint(painter);
        painter.restore();
    }
    const std::vector<Mark> &marks() const override { return m_marks; }
    const std::vector<Label> &labels() const override { return m_labels; }
    const PictureTable &table() const override { return m_whole->table(); }
    const Caption &caption() const override { return m_whole->caption(); }
    QString sentence() const override { return m_whole->sentence(); }

private:
    PicturePtr m_whole;
    QSizeF m_size;
    QColor m_ground;
    double m_factor = 1;
    QTransform m_fit;
    std::vector<Mark> m_marks;
    std::vector<Label> m_labels;
};
} // namespace

PicturePtr fitted(const PicturePtr &picture, QSizeF size, const QColor &ground)
{
    return picture->size() == size ? picture : std::make_shared<const FittedPicture>(picture, size, ground);
}

} // namespace ledger
