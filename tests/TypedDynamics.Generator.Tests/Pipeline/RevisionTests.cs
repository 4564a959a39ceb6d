using System.Xml.Linq;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>A real org's history: from one revision to the next, only what changed is made anew.</summary>
public sealed class RevisionTests
{
    private const string Everything = "using TypedDynamics;\nnamespace App;\n[DataverseContext]\npublic sealed partial class Crm;";

    private static readonly XNamespace s_edm = "http://docs.oasis-open.org/odata/ns/edm";

    public static TheoryData<string, string> Neighbours => new()
    {
        { "embc-ess-mod_2020-11-05.xml", "embc-ess-mod_2021-06-21.xml" },
        { "embc-ess-mod_2021-06-21.xml", "embc-ess-mod_2021-06-25.xml" },
        { "embc-ess-mod_2021-06-25.xml", "embc-ess-mod_2022-07-08.xml" },
        { "embc-ess-mod_2022-07-08.xml", "embc-ess-mod_2022-10-27.xml" },
        { "embc-ess-mod_2022-10-27.xml", "embc-ess-mod_2022-07-08.xml" },
        { "embc-dfa_2022-08-30.xml", "embc-dfa_2023-02-28.xml" },
    };

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void Files_made_anew_are_the_files_that_read_differently(string before, string after)
    {
        var run = GeneratorRun.Of(Everything, Revision(before));
        var next = run.WithFile(Revision(after));

        var differing = next.Files.Where(file => !run.Files.TryGetValue(file.Key, out var old) || old != file.Value).Select(file => file.Key);

        Assert.Equal(differing.Order(StringComparer.Ordinal), next.EmittedFiles);
        Assert.Equal(GeneratorRun.Of(Everything, Revision(after)).Files, next.Files);
        Assert.Subset(ConcernedEntities(before, after), next.EmittedEntities.ToHashSet());
    }

    private static CacheText Revision(string name) => new(SmallCache.PathOf("org"), File.ReadAllText(Corpus.Csdl(name)));

    /// <summary>
    /// By the documents alone: entity types whose own declaration differs, those that derive from one, and those that point to a
    /// type (an activity of any kind) which has other descendants now.
    /// </summary>
    private static HashSet<string> ConcernedEntities(string before, string after)
    {
        var old = EntityTypes(before);
        var types = EntityTypes(after);
        var changed = types.Keys.Concat(old.Keys).Where(name => Text(old, name) != Text(types, name)).ToHashSet(StringComparer.Ordinal);
        var parents = changed.Where(name => !old.ContainsKey(name) || !types.ContainsKey(name)).Select(name => Base(types.GetValueOrDefault(name) ?? old[name])).ToHashSet();
        return [.. types.Where(type => changed.Contains(type.Key) || changed.Contains(Base(type.Value)) || Targets(type.Value).Any(parents.Contains)).Select(type => type.Key)];
    }

    private static string? Text(Dictionary<string, XElement> types, string name) => types.GetValueOrDefault(name)?.ToString(SaveOptions.DisableFormatting);

    private static string Base(XElement type) => BareName((string?)type.Attribute("BaseType"));

    private static IEnumerable<string> Targets(XElement type) => type.Elements(s_edm + "NavigationProperty").Select(navigation => BareName((string?)navigation.Attribute("Type")));

    private static string BareName(string? name) => name is null or "mscrm.crmbaseentity" ? "" : name.TrimEnd(')').Split('.')[^1];

    private static Dictionary<string, XElement> EntityTypes(string name) => XDocument.Load(Corpus.Csdl(name))
        .Descendants(s_edm + "EntityType")
        .ToDictionary(type => (string)type.Attribute("Name")!);
}
