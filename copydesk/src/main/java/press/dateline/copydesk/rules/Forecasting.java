package press.dateline.copydesk.rules;

import java.util.List;
import java.util.Locale;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// A story that foretells again and again and hardly ever says who does.
final class Forecasting implements Rule {
    private static final int FEWEST = 3;

    @Override
    public void read(Galley galley, Margin margin) {
        int forecasts = Attributions.count(galley, Kind.FORECAST);
        int attributions = Attributions.count(galley);
        if (forecasts < FEWEST || attributions * 2 > forecasts || !Attributions.isNews(galley)) {
            return;
        }
        List<Place> places = galley.body().stream()
                .flatMap(text ->
                        Lexicon.find(galley, text, Kind.FORECAST).stream().map(text::place))
                .limit(10)
                .toList();
        double hedges = 100.0 * Attributions.count(galley, Kind.HEDGE) / Attributions.words(galley);
        margin.mark(
                Severity.WARN,
                places.getFirst(),
                "Much is expected here, and nobody is said to expect it.",
                String.format(
                        Locale.ROOT,
                        "%d forecasts, %d attributions, %.1f hedges in 100 words",
                        forecasts,
                        attributions,
                        hedges),
                places.subList(1, places.size()),
                List.of());
    }
}
