using System.Diagnostics;
using System.Globalization;
using TypedDynamics.Benchmarks.Csdl;
using TypedDynamics.Benchmarks.Definitions;
using TypedDynamics.Benchmarks.Querying;
using TypedDynamics.Benchmarks.Reading;
using TypedDynamics.Benchmarks.Writing;

namespace TypedDynamics.Benchmarks;

/// <summary>
/// The ratios that we promise, in a minute: floor and contenders in turn, many times over, the best time of each. Other work on the machine
/// spoils means and deviations, and hardly the best of a hundred.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 100;
    private const int QueriesPerRound = 1000;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1.5);

    public static void Print()
    {
        foreach (var withFormattedValues in new[] { false, true })
        {
            var pages = new PageReading { FormattedValues = withFormattedValues };
            pages.Write();
            Compare(
                $"A page of {SamplePage.RowCount} rows × 30 columns{(withFormattedValues ? ", with formatted values" : "")}",
                ("Utf8JsonReader, tokens only", () => pages.TokenisingOnly()),
                ("TypedDynamics", () => pages.TypedDynamics().GetAwaiter().GetResult()),
                ("System.Text.Json, source-generated", () => pages.SystemTextJson().GetAwaiter().GetResult()));
        }

        var queries = new QueryBuilding();
        Compare("A query of six predicates", ("the bare tree", () => Repeat(queries.BareTree)), ("tree, query and address", () => Repeat(queries.TreeAndQuery)));
        Compare("A query of one predicate", ("the bare tree", () => Repeat(queries.BareTreeOfOne)), ("tree, query and address", () => Repeat(queries.TreeAndQueryOfOne)));

        var body = new RowBody();
        Compare(
            "The body of a create, twelve columns",
            ("a reused Utf8JsonWriter, by hand", () => Repeat(() => body.ByHand())),
            ("TypedDynamics", () => Repeat(() => body.TypedDynamics())),
            ("System.Text.Json, source-generated", () => Repeat(() => body.SystemTextJson())));

        var batch = new BatchRoundTrip();
        Compare("A batch of 1,000 creates, there and back", ("by hand, and a scan", () => batch.ByHand()), ("TypedDynamics", () => batch.TypedDynamics().GetAwaiter().GetResult()));

        var csdl = new CsdlReading();
        csdl.Load();
        Compare(
            "$metadata",
            ("XmlReader, nodes only", () => csdl.XmlReaderWalk()),
            ("XmlReader, names and values", () => csdl.XmlReaderWalkWithValues()),
            ("TypedDynamics", () => csdl.TypedDynamics()));

        var definitions = new DefinitionReading();
        definitions.Load();
        Compare(
            string.Create(CultureInfo.InvariantCulture, $"The definitions of {definitions.Tables} tables, {definitions.Length / 1e6:F1} MB"),
            ("Utf8JsonReader, tokens only", () => definitions.TokenisingOnly()),
            ("TypedDynamics", () => definitions.TypedDynamics()));
    }

    private static void Repeat(Func<object> build)
    {
        for (var i = 0; i < QueriesPerRound; i++) build();
    }

    private static void Compare(string title, params (string Name, Action Run)[] contenders)
    {
        // The compiler makes the last of its code in the background, after many calls.
        foreach (var (_, run) in contenders)
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp;) run();
        var best = contenders.Select(static _ => TimeSpan.MaxValue).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                contenders[i].Run();
                var time = Stopwatch.GetElapsedTime(start);
                if (time < best[i]) best[i] = time;
            }
        }

        Console.WriteLine(title);
        for (var i = 0; i < contenders.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {best[i] / best[0],5:F2} ×  {best[i].TotalMilliseconds,8:F2} ms  {contenders[i].Name}"));
    }
}
