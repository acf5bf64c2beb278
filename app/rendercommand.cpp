#include "commands.h"

#include "exporting.h"
#include "fittedpicture.h"
#include "ledgerfile.h"
#include "lensoptions.h"
#include "namedvalues.h"
#include "nearest.h"
#include "numbercheck.h"
#include "pictures.h"
#include "savedview.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{

struct RenderOptions
{
    std::string ledger = {};
    std::string view = {};
    std::string file = {};
    std::vector<std::string> options = {};
    std::string size = "1280x720";
    double scale = 1;
    std::string theme = "light";
    std::unique_ptr<LensOptions> lens = {};
};

/// What can be read of the arguments before the ledger is opened.
struct Drawing
{
    PictureFormat format = PictureFormat::Png;
    QSizeF size = {};
    ThemeName theme = ThemeName::Light;
};

Error misused(const std::string &what) { return {QString::fromStdString(what), {}}; }

Result<Drawing> drawingOf(const RenderOptions &given)
{
    const auto format = pictureFormat(QString::fromStdString(given.file));
    if (!format)
        return misused("«" + given.file + "» is no file that render can draw; it draws .png, .svg and .pdf");
    static const QRegularExpression shape(QStringLiteral("^([1-9][0-9]{2,3})x([1-9][0-9]{2,3})$"));
    const auto size = shape.match(QString::fromStdString(given.size));
    if (!size.hasMatch())
        return misused("«" + given.size + "» is no --size; say WIDTHxHEIGHT, each from 100 to 9999, as in 1280x720");
    const std::vector<std::string> themes = {"light", "dark", "print"};
    const auto theme = std::find(themes.begin(), themes.end(), given.theme);
    if (theme == themes.end())
        return misused(unknownWord(given.theme, "--theme", themes));
    return Drawing{*format, QSizeF(size.captured(1).toDouble(), size.captured(2).toDouble()),
                   static_cast<ThemeName>(theme - themes.begin())};
}

/// Whether an option holds what it should; a party by an id that it had is put by the one it has.
Result<std::string> optionValue(const ViewOption &option, const std::string &value, const Ledger &ledger)
{
    if (!option.values.empty() && std::find(option.values.begin(), option.values.end(), value) == option.values.end())
        return misused(unknownWord(value, "value of " + option.name, option.values));
    if (option.holds == OptionHolds::Party && !value.empty()) {
        const auto party = partyNamed(option.name, value, ledger);
        return party ? Result<std::string>(party->text) : party.error();
    }
    if (option.holds == OptionHolds::Number)
        if (const auto number = wholeNumber(option.name, value, 0); !number)
            return number.error();
    return value;
}

Result<Done> addOption(const std::string &view, const std::string &text, const Ledger &ledger, ViewOptions &options)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
        return misused("«" + text + "» is no --option; say KEY=VALUE");
    const std::string name = text.substr(0, equals);
    const std::string value = text.substr(equals + 1);
    const std::vector<ViewOption> offered = viewOptions(view);
    const auto found
        = std::find_if(offered.begin(), offered.end(), [&](const ViewOption &each) { return each.name == name; });
    if (found == offered.end()) {
        std::vector<std::string> names;
        for (const ViewOption &each : offered)
            names.push_back(each.name);
        return misused(unknownWord(name, "option of " + view, names));
    }
    // A list has a comma between its values.
    std::vector<std::string> values = found->isList ? CLI::detail::split(value, ',') : std::vector<std::string>{value};
    for (std::string &each : values) {
        auto held = optionValue(*found, each, ledger);
        if (!held)
            return held.error();
        each = *std::move(held);
    }
    options[name] = std::move(values);
    return Done{};
}

/// What is to be drawn: a view by its name, or one that the ledger keeps, with the command line's lens and options over
/// it.
Result<PictureRequest> requestOf(const RenderOptions &given, const Ledger &ledger)
{
    PictureRequest request;
    Lens saved;
    const std::vector<std::string> views = pictureViews();
    request.view = given.view;
    if (const View *view = ledger.find(Id<View>(given.view))) {
        request.view = view->view;
        request.options = optionsOf(*view);
        request.options.try_emplace("title", std::vector<std::string>{view->title});
        // A view that names what is gone shows the rest, and says what it misses.
        const ReadLens kept = lensOf(lensTextsOf(*view), &ledger);
        for (const std::string &each : kept.problems)
            remark(QStringLiteral("view %1: %2").arg(QString::fromStdString(given.view), QString::fromStdString(each)));
        saved = kept.lens;
    }
    if (std::find(views.begin(), views.end(), request.view) == views.end()) {
        std::vector<std::string> known = views;
        for (const View &each : ledger.views())
            known.push_back(each.id.text);
        return misused(unknownWord(request.view, "view that can be drawn", known));
    }
    for (const std::string &each : given.options)
        if (const auto added = addOption(request.view, each, ledger, request.options); !added)
            return added.error();
    auto lens = given.lens->lens(ledger, saved);
    if (!lens)
        return lens.error();
    request.lens = std::move(*lens);
    return request;
}

/// The picture in the size asked for. A graph may need more room than that: then it is laid out in the same shape,
/// drawn smaller, and standard error says how much room it would like.
PicturePtr pictureIn(PictureRequest request, const Readings &readings)
{
    const QSizeF asked = request.size;
    PicturePtr picture = pictureOf(request, readings);
    const double times = std::max(picture->size().width() / asked.width(), picture->size().height() / asked.height());
    if (times <= 1)
        return picture;
    request.size = QSizeF(std::ceil(asked.width() * times), std::ceil(asked.height() * times));
    picture = pictureOf(request, readings);
    remark(
        QStringLiteral("%1 needs %2x%3 to be read with ease, and is drawn at %4 % of that; give it more with --size, "
                       "or show less of it")
            .arg(QString::fromStdString(request.view))
            .arg(picture->size().width())
            .arg(picture->size().height())
            .arg(std::floor(100 * asked.width() / picture->size().width())));
    return fitted(picture, asked, request.style.background);
}

int runRender(const RenderOptions &given)
{
    const auto drawing = drawingOf(given);
    if (!drawing)
        return wrongUsage(drawing.error().text());
    if (isSameFile(QString::fromStdString(given.file), QString::fromStdString(given.ledger)))
        return wrongUsage(wouldReplaceLedger(QString::fromStdString(given.file)).text());
    const auto snapshot = readLedger(QString::fromStdString(given.ledger));
    if (!snapshot)
        return inputAtFault(snapshot.error());
    auto request = requestOf(given, *snapshot->ledger);
    if (!request)
        return wrongUsage(request.error().text());
    if (!loadFonts())
        return inputAtFault(
            QStringLiteral("the typeface that comes with the program cannot be loaded; install the program anew"));

    request->size = drawing->size;
    request->style = styleFor(drawing->theme);
    request->locale
        = QLocale(QLocale::English, QLocale::UnitedStates); // not the machine's: the same call gives the same bytes
    const Readings readings(snapshot->ledger, request->lens.asOf, request->lens.basis);
    const PicturePtr picture = pictureIn(*request, readings);
    const auto bytes = pictureBytes(*picture, drawing->format, given.scale);
    if (!bytes)
        return inputAtFault(bytes.error());
    const auto written = writeFile(QString::fromStdString(given.file), *bytes);
    return written ? exitDone : inputAtFault(written.error());
}

std::string renderExamples()
{
    std::string text = "VIEW is one of these, or the id of a view that the ledger keeps:\n";
    for (const std::string &view : pictureViews()) {
        text += "  " + view + "\n";
        for (const ViewOption &each : viewOptions(view))
            text += "      --option " + each.name + "=" + (each.values.empty() ? "…" : listed(each.values)) + "\n";
    }
    return text
        + "\nExamples:\n"
          "  gigaledger render my.gigaledger share --payer openai -o share.png --scale 2\n"
          "  gigaledger render my.gigaledger commitments --option show=by-period --theme dark -o money.svg\n"
          "  gigaledger render my.gigaledger dependencies --option without=nvidia --size 1920x1080 -o graph.pdf\n"
          "\nA graph that needs more room than --size is drawn smaller, and standard error says what it needs.\n";
}

} // namespace

CommandRun declareRender(CLI::App &options)
{
    auto given = std::make_shared<RenderOptions>();
    options.add_option("LEDGER", given->ledger, "The ledger")->required();
    options.add_option("VIEW", given->view, "What is drawn, see below")->required();
    options.add_option("-o,--output", given->file, "The picture: .png, .svg or .pdf")->required()->option_text("FILE");
    options.add_option("--option", given->options, "An option of the view, see below; may be given several times")
        ->option_text("KEY=VALUE")
        ->allow_extra_args(false);
    options.add_option("--size", given->size, "Its size (1280x720)")->option_text("WxH");
    options.add_option("--scale", given->scale, "Pixels for each of its units, PNG alone, 1 to 4 (1)")
        ->check(numberBetween(1.0, 4.0))
        ->option_text("N");
    options.add_option("--theme", given->theme, "light, dark or print (light)")->option_text("THEME");
    given->lens = std::make_unique<LensOptions>(options);
    options.footer(renderExamples());
    return [given] { return runRender(*given); };
}

} // namespace ledger
