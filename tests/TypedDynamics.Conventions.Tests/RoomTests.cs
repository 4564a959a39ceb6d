using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.Conventions.Tests;

/// <summary>Who may know whom: a file of one room may not name a type that only another, forbidden room declares.</summary>
public sealed class RoomTests
{
    private const string Generator = "generator/TypedDynamics.Generator/";
    private const string Runtime = "runtime/TypedDynamics/";
    private const string Emulator = "runtime/TypedDynamics.Emulator/";

    private const string Tool = "generator/TypedDynamics.Tool/";

    public static TheoryData<string, string> ForbiddenPairs => new()
    {
        { Generator + "Schema", Generator + "Reading" },
        { Generator + "Schema", Generator + "Planning" },
        { Generator + "Schema", Generator + "Emitting" },
        { Generator + "Schema", Generator + "Asking" },
        { Generator + "Reading", Generator + "Planning" },
        { Generator + "Reading", Generator + "Emitting" },
        { Generator + "Reading", Generator + "Asking" },
        { Generator + "Planning", Generator + "Reading" },
        { Generator + "Planning", Generator + "Emitting" },
        { Generator + "Planning", Generator + "Asking" },
        { Generator + "Emitting", Generator + "Reading" },
        { Generator + "Emitting", Generator + "Asking" },
        { Generator + "Asking", Generator + "Reading" },
        { Generator + "Asking", Generator + "Emitting" },
        { Runtime + "Querying/Model", Runtime + "Querying/Translation" },
        { Runtime + "Querying/Model", Runtime + "Querying/OData" },
        { Runtime + "Querying/Model", Runtime + "Querying/Execution" },
        { Runtime + "Querying/Model", Runtime + "Http" },
        { Runtime + "Querying/Model", Runtime + "Serialization" },
        { Runtime + "Querying/Translation", Runtime + "Querying/Execution" },
        { Runtime + "Querying/Translation", Runtime + "Http" },
        { Runtime + "Querying/OData", Runtime + "Querying/Translation" },
        { Runtime + "Querying/OData", Runtime + "Http" },
        { Runtime + "Http", Runtime + "Querying" },
        { Runtime + "Http", Runtime + "Writing" },
        { Runtime + "Querying", Runtime + "Writing" },
        { Runtime + "Querying", Runtime + "LateBound" },
        { Runtime + "Querying", Runtime + "Changes" },
        { Runtime + "Http", Runtime + "Changes" },
        { Runtime + "Http", Runtime + "Raw" },
        { Runtime + "Raw", Runtime + "Querying" },
        { Runtime + "Raw", Runtime + "Writing" },
        { Runtime + "Serialization", Runtime + "Writing" },
        { Runtime + "Http", Runtime + "Records" },
        { Runtime + "Http", Runtime + "Metadata" },
        { Runtime + "Querying", Runtime + "Metadata" },
        { Runtime + "Serialization", Runtime + "Metadata" },
        { Runtime + "Writing", Runtime + "Metadata" },
        { Generator + "Analysis", Generator + "Reading" },
        { Generator + "Analysis", Generator + "Emitting" },
        { Emulator + "Storage", Emulator + "Endpoints" },
        { Emulator + "Storage", Emulator + "Rules" },
        { Tool + "Output", Tool + "Commands" },
        { Tool + "Output", Tool + "Pulling" },
        { Tool + "Output", Tool + "Profiles" },
        { Tool + "Profiles", Tool + "Pulling" },
        { Tool + "Pulling", Tool + "Diffing" },
        { Tool + "Pulling", Tool + "Commands" },
        { Tool + "Diffing", Tool + "Profiles" },
        { Tool + "Diffing", Tool + "Commands" },
        { Tool + "Browsing", Tool + "Pulling" },
    };

    [Theory]
    [MemberData(nameof(ForbiddenPairs))]
    public void A_room_does_not_know_the_rooms_behind_it(string room, string forbidden)
    {
        var strangers = TypesDeclaredOnlyIn(forbidden);
        var offences =
            from file in SourceTree.Files(room, "*.cs")
            from token in Parse(file).DescendantTokens()
            where token.IsKind(SyntaxKind.IdentifierToken) && strangers.Contains(token.ValueText) && token.Parent is SimpleNameSyntax
            where !IsMemberName(token)
            select $"{SourceTree.Relative(file)}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1} names {token.ValueText} of {forbidden}";

        Assert.Empty(offences.Distinct());
    }

    [Theory]
    [InlineData("Reading")]
    [InlineData("Schema")]
    [InlineData("Planning")]
    [InlineData("Emitting")]
    public void Only_the_edge_of_the_generator_knows_the_compiler(string room) =>
        Assert.Empty(SourceTree.Files(Generator + room, "*.cs").Where(static file => File.ReadAllText(file).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(SourceTree.Relative));

    [Fact]
    public void Only_Http_and_the_registration_touch_HttpClient()
    {
        var allowed = new[] { Runtime + "Http/", Runtime + "Authentication/", Runtime + "Hosting/", Runtime + "DataverseConnection.cs", Runtime + "DataverseOptions.cs", Runtime + "ServiceCollectionExtensions.cs" };
        var offences = SourceTree.Files(Runtime, "*.cs")
            .Where(file => !allowed.Any(place => SourceTree.Relative(file).StartsWith(place, StringComparison.Ordinal)))
            .Where(static file => Parse(file).DescendantTokens().Any(static token => token.ValueText is "HttpClient"))
            .Select(SourceTree.Relative);

        Assert.Empty(offences);
    }

    [Fact]
    public void Every_room_of_the_rules_exists() =>
        Assert.All(ForbiddenPairs.Select(static row => row.Data.Item1).Distinct(), static room => Assert.NotEmpty(SourceTree.Files(room, "*.cs")));

    private static bool IsMemberName(SyntaxToken token) =>
        (token.Parent?.Parent is MemberAccessExpressionSyntax access && access.Name == token.Parent)
        || token.Parent?.Parent is NameColonSyntax
        || (token.Parent?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == token.Parent)
        || IsOwnMember(token);

    // A bare name that the file itself declares as a property, parameter or local is that, not the stranger's type.
    private static bool IsOwnMember(SyntaxToken token) =>
        token.SyntaxTree!.GetRoot().DescendantNodes().Any(node => node switch
        {
            PropertyDeclarationSyntax property => property.Identifier.ValueText == token.ValueText,
            EnumMemberDeclarationSyntax member => member.Identifier.ValueText == token.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText == token.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText == token.ValueText,
            _ => false,
        });

    private static HashSet<string> TypesDeclaredOnlyIn(string room)
    {
        var prefix = room + "/";
        var declarations =
            from file in SourceTree.SourceFiles()
            from type in Parse(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            select (Name: type.Identifier.ValueText, Inside: SourceTree.Relative(file).StartsWith(prefix, StringComparison.Ordinal));

        return [.. declarations.GroupBy(static type => type.Name).Where(static types => types.All(static type => type.Inside)).Select(static types => types.Key)];
    }

    private static readonly Dictionary<string, SyntaxNode> s_parsed = [];

    private static SyntaxNode Parse(string file)
    {
        lock (s_parsed)
        {
            if (!s_parsed.TryGetValue(file, out var root)) s_parsed[file] = root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
            return root;
        }
    }
}
