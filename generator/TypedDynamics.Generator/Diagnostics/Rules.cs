using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedDynamics.Generator.Diagnostics;

/// <summary>Every diagnostic. Ids are never used again for something else; each has a page in docs/rules.</summary>
internal static class Rules
{
    // The cache as files.
    public static readonly DiagnosticDescriptor NoCache = Error("TD0001", "No metadata cache found");
    public static readonly DiagnosticDescriptor SeveralCaches = Error("TD0002", "Several metadata caches, none named");
    public static readonly DiagnosticDescriptor MalformedXml = Error("TD0003", "Malformed XML");
    public static readonly DiagnosticDescriptor DtdRefused = Error("TD0004", "A DTD is refused");
    public static readonly DiagnosticDescriptor MalformedDefinition = Error("TD0005", "Malformed entity definition");
    public static readonly DiagnosticDescriptor NotCsdl = Error("TD0006", "Not a CSDL document");
    /// <summary>Of the compiler itself reported by the build files, since an old one does not load the generator at all.</summary>
    public static readonly DiagnosticDescriptor OldCompiler = Error("TD0007", "The compiler is too old");
    /// <summary>Reported by the build files, which run the tool.</summary>
    public static readonly DiagnosticDescriptor NotPulled = Warning("TD0008", "The cache was not brought up to date");

    // The ask.
    public static readonly DiagnosticDescriptor UnknownEntity = Error("TD0010", "The pattern names no entity");
    public static readonly DiagnosticDescriptor UnknownColumn = Error("TD0011", "The pattern names no column");
    public static readonly DiagnosticDescriptor MalformedPattern = Error("TD0012", "Malformed pattern");
    public static readonly DiagnosticDescriptor NotLiteral = Error("TD0013", "The argument is not a literal");
    public static readonly DiagnosticDescriptor UnsuitableClass = Error("TD0014", "The context class does not suit");
    public static readonly DiagnosticDescriptor TypeEmittedTwice = Error("TD0015", "Two contexts emit the same type");
    public static readonly DiagnosticDescriptor UnknownOperation = Error("TD0016", "The pattern names no operation");
    public static readonly DiagnosticDescriptor AttributeNotSeen = Error("TD0017", "The attribute is not written by its name");

    // What the cache says.
    public static readonly DiagnosticDescriptor DuplicateDefinition = Warning("TD0020", "Duplicate definition");
    public static readonly DiagnosticDescriptor Contradiction = Warning("TD0021", "The definition contradicts the CSDL");
    public static readonly DiagnosticDescriptor Unsupported = Warning("TD0022", "Unsupported construct");
    public static readonly DiagnosticDescriptor DefinitionWithoutEntity = Warning("TD0023", "The definition has no entity in the CSDL");
    public static readonly DiagnosticDescriptor NameAltered = Info("TD0030", "A name was altered");

    // Queries in the user's code.
    public static readonly DiagnosticDescriptor Untranslatable = Warning("TD1001", "The service cannot be asked this");
    /// <summary>Reported by the compiler, since the method that does not exist is marked so.</summary>
    public static readonly DiagnosticDescriptor NoSkip = Error("TD1002", "The service cannot skip rows");
    public static readonly DiagnosticDescriptor ClientOnlyOverload = Warning("TD1003", "Only the client could honour this argument");
    public static readonly DiagnosticDescriptor QueryInLoop = Info("TD1004", "A query in a loop");
    public static readonly DiagnosticDescriptor NeverNull = Warning("TD1005", "The column is never null");
    public static readonly DiagnosticDescriptor LongList = Warning("TD1006", "A very long list of values");
    public static readonly DiagnosticDescriptor WholeRows = Info("TD1007", "Whole rows of a very wide table");
    public static readonly DiagnosticDescriptor MalformedFetchXml = Warning("TD1008", "The FetchXML is wrong");
    public static readonly DiagnosticDescriptor UnknownFetchXmlName = Warning("TD1009", "The FetchXML names what the cache does not know");

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = typeof(Rules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static IReadOnlyCollection<DiagnosticDescriptor> All => s_byId.Values;

    public static DiagnosticDescriptor Find(string id) => s_byId[id];

    private static DiagnosticDescriptor Error(string id, string title) => Make(id, title, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title) => Make(id, title, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title) => Make(id, title, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Make(string id, string title, DiagnosticSeverity severity) => new(
        id,
        title,
        "{0}",
        Category(id),
        severity,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/TypedDynamics/TypedDynamics/blob/main/docs/rules/{id}.md");

    private static string Category(string id) => id[4] switch
    {
        _ when id[2] == '1' => "TypedDynamics.Queries",
        '0' => "TypedDynamics.Cache",
        '1' => "TypedDynamics.Ask",
        _ => "TypedDynamics.Schema",
    };
}
