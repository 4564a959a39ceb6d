using System.Collections.Immutable;
using CsCheck;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Projections;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Selectors made together with what they read: the reading must find it all, and in the plain forms nothing else.</summary>
public sealed class ProjectionPropertyTests
{
    private const int Depth = 4;

    private static readonly string[] s_noise =
    [
        "", " ", "\n    ", "/* x.City, y.Revenue */", "// x.Name \"\n", "/* \" */ ", "\t/**/",
    ];

    private static readonly string[] s_literals =
    [
        "\"x.Revenue\"", "@\"x.City \"\" x.Name\"", "\"\\\"x.Name\\\\\"", "\"\"\"x.City \" x.Name\"\"\"", "'x'", "'\\''", "$\"x.City {{x.Name}}\"", "1.5m", "0x1F", "$$\"\"\"{x.Name}\"\"\"", "\"x.Name\"u8.Length",
    ];

    /// <summary>An expression's text and the paths that it reads; opaque when it does something with a row that only a compiler sees through.</summary>
    private sealed record Piece(string Text, ImmutableHashSet<string> Reads, bool IsOpaque = false)
    {
        public static Piece Join(string text, params IEnumerable<Piece> pieces) =>
            new(text, [.. pieces.SelectMany(static piece => piece.Reads)], pieces.Any(static piece => piece.IsOpaque));
    }

    [Fact]
    public void Plain_selectors_are_read_exactly() =>
        Selector(withOpaque: false).Sample(
            static piece => Assert.Equal([.. piece.Reads.Order(StringComparer.Ordinal)], Found(piece).Order(StringComparer.Ordinal)),
            print: static piece => piece.Text);

    [Fact]
    public void No_selector_is_read_short() =>
        Selector(withOpaque: true).Sample(
            static piece =>
            {
                var found = Found(piece).ToHashSet();
                Assert.All(piece.Reads, path => Assert.True(IsCovered(path, found), $"{path} is missing from {string.Join(", ", found)}"));
            },
            print: static piece => piece.Text);

    [Fact]
    public void Any_text_at_all_is_read_without_failing() =>
        Gen.String[Gen.Char["x =>.Name!?()[]{}\"'$@\\/*#\n:;,0<>u8"], 0, 40].Sample(
            static text => Assert.NotNull(ProjectionText.Read("x => x." + text, EntityModel.Of<Account>())),
            iter: 20_000);

    private static bool IsCovered(string path, HashSet<string> found)
    {
        var cut = path.LastIndexOf('/');
        return found.Contains(path) || found.Contains(cut < 0 ? "*" : path[..cut] + "/*");
    }

    private static IEnumerable<string> Found(Piece piece)
    {
        var projection = ProjectionText.Read(piece.Text, EntityModel.Of<Account>());
        return Paths(projection.Columns, projection.Expansions, string.Empty);
    }

    private static IEnumerable<string> Paths(ColumnSelection columns, ImmutableArray<Expansion> expansions, string prefix) =>
        (columns.IsAll ? ["*"] : columns.Columns.Select(static column => column.MemberName)).Select(name => prefix + name)
        .Concat(expansions.SelectMany(expansion => Paths(expansion.Columns, expansion.Expansions, $"{prefix}{expansion.Navigation.MemberName}/")));

    private static Gen<Piece> Selector(bool withOpaque) =>
        from parameter in Gen.OneOf("x", "account", "größe", "@class")
        from head in Gen.OneOf("{0} =>", "({0}) =>", "static {0}=>", "{0}\n=>")
        from body in Result(parameter, EntityModel.Of<Account>(), string.Empty, Depth, withOpaque)
        select body with { Text = string.Format(System.Globalization.CultureInfo.InvariantCulture, head, parameter) + body.Text };

    // What a selector, or a lambda inside it, gives back.
    private static Gen<Piece> Result(string row, EntityModel entity, string prefix, int depth, bool withOpaque)
    {
        var value = Value(row, entity, prefix, depth, withOpaque);
        var some = value.Array[1, 3];
        return Gen.OneOf<Piece>(
            value,
            some.Select(static pieces => Piece.Join($"new {{ {string.Join(", ", pieces.Select(static (piece, i) => $"P{i} = {piece.Text}"))} }}", pieces)),
            some.Select(static pieces => Piece.Join($"({string.Join(", ", pieces.Select(static piece => piece.Text).Append("1"))})", pieces)),
            some.Select(static pieces => Piece.Join($"new Line({string.Join(", ", pieces.Select(static piece => piece.Text))}) with {{ Z = 1 }}", pieces)),
            some.Select(static pieces => Piece.Join($"{{ var r0 = {string.Join("; var r = ", pieces.Select(static piece => piece.Text))}; return r0; }}", pieces)));
    }

    private static Gen<Piece> Value(string row, EntityModel entity, string prefix, int depth, bool withOpaque)
    {
        var simple = Gen.OneOf<Piece>(Column(row, entity, prefix), Gen.OneOf(s_literals).Select(static text => new Piece(text, [])));
        if (depth == 0) return simple;
        var inner = Value(row, entity, prefix, depth - 1, withOpaque);
        List<Gen<Piece>> kinds =
        [
            simple,
            Path(row, entity, prefix, depth, withOpaque),
            Sequence(row, entity, prefix, depth, withOpaque),
            Gen.Select(inner, inner).Select(static (left, right) => Piece.Join($"{left.Text} + {right.Text}", left, right)),
            Gen.Select(inner, inner, inner).Select(static (a, b, c) => Piece.Join($"({a.Text} == null ? {b.Text} : {c.Text})", a, b, c)),
            Gen.Select(inner, inner).Select((a, b) => Piece.Join($"{(withOpaque ? "F<int, string>" : "F")}({a.Text}, {b.Text}.ToString()!)[0]", a, b)),
            inner.Select(static piece => piece.Text.Contains("//", StringComparison.Ordinal) ? piece : Piece.Join($"$\"{{({piece.Text}),5:N2}}\"", piece)),
            inner.Select(static piece => Piece.Join($"(({piece.Text}) switch {{ null => 1, _ => {piece.Text} }})", piece)),
            inner.Select(static piece => Piece.Join($"Foo(z => z.Name, other: {piece.Text})", piece)),
        ];
        if (withOpaque)
        {
            kinds.Add(Gen.Const(new Piece($"Foo({row})", All(entity, prefix), IsOpaque: true)));
            kinds.Add(Gen.Const(new Piece($"({row} is {{ Name: var n }})", All(entity, prefix), IsOpaque: true)));
            kinds.Add(Gen.Const(new Piece($"({row}).Name", [prefix + "Name"], IsOpaque: true)));
            kinds.Add(Gen.Const(new Piece($"{row}.Unknown", All(entity, prefix), IsOpaque: true)));
        }

        return Gen.OneOf<Piece>([.. kinds]);
    }

    private static Gen<Piece> Column(string row, EntityModel entity, string prefix) =>
        from column in Gen.OneOf(entity.Members.OfType<ColumnModel>().ToArray())
        from dot in Dot
        from tail in Gen.OneOf("", "", "!", "?.ToString()", "!.Value", "?.Length.Foo(1)")
        select new Piece($"{row}{dot}{column.MemberName}{tail}", [prefix + column.MemberName]);

    private static Gen<string> Dot =>
        from before in Gen.OneOf(s_noise)
        from dot in Gen.OneOf(".", "!.", "?.", "! .", "?. ")
        from after in Gen.OneOf(s_noise)
        select before + dot + after;

    private static Gen<Piece> Path(string row, EntityModel entity, string prefix, int depth, bool withOpaque)
    {
        var navigations = entity.Members.OfType<NavigationModel>().Where(static navigation => !navigation.IsCollection).ToArray();
        if (navigations.Length == 0) return Column(row, entity, prefix);
        return
            from navigation in Gen.OneOf(navigations)
            from dot in Dot
            let step = $"{row}{dot}{navigation.MemberName}"
            let path = $"{prefix}{navigation.MemberName}/"
            from piece in depth <= 1
                ? Column(step, navigation.Target, path)
                : Gen.OneOf<Piece>(Column(step, navigation.Target, path), Path(step, navigation.Target, path, depth - 1, withOpaque))
            select piece;
    }

    private static Gen<Piece> Sequence(string row, EntityModel entity, string prefix, int depth, bool withOpaque)
    {
        var navigations = entity.Members.OfType<NavigationModel>().Where(static navigation => navigation.IsCollection).ToArray();
        if (navigations.Length == 0) return Column(row, entity, prefix);
        return
            from navigation in Gen.OneOf(navigations)
            from dot in Dot
            from name in Gen.OneOf("c", "@x", row)
            from head in Gen.OneOf("{0} => ", "({0}) => ", "static {0} => ")
            let target = navigation.Target
            let path = $"{prefix}{navigation.MemberName}/"
            let lambda = string.Format(System.Globalization.CultureInfo.InvariantCulture, head, name)
            from narrowed in Gen.OneOf("", ".Where(L1)", ".OrderBy(L1)", ".Take(3)", ".Where(L1).ToList()")
            from ended in Gen.OneOf(".Select(L2)", ".Any(L2)", ".Sum(L2)", ".FirstOrDefault(L2)!.Id", "!.All(L2)")
            from first in Column(name, target, path)
            from second in Value(name, target, path, depth - 1, withOpaque)
            let text = row + dot + navigation.MemberName + (narrowed + ended).Replace("L1", lambda + first.Text, StringComparison.Ordinal).Replace("L2", lambda + second.Text, StringComparison.Ordinal)
            select new Piece(text, narrowed.Contains("L1", StringComparison.Ordinal) ? first.Reads.Union(second.Reads) : second.Reads, second.IsOpaque);
    }

    private static ImmutableHashSet<string> All(EntityModel entity, string prefix) => [.. entity.Members.OfType<ColumnModel>().Select(column => prefix + column.MemberName)];
}
