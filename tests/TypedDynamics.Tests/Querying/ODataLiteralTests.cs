using CsCheck;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics.Tests.Querying;

public sealed class ODataLiteralTests
{
    [Fact]
    public void Any_text_comes_back_from_the_address_as_it_was() =>
        Gen.String.Where(IsUnicode).Sample(text =>
        {
            var sent = Query(ODataLiteral.Write(text));
            return sent.StartsWith("'", StringComparison.Ordinal) && sent.EndsWith("'", StringComparison.Ordinal) && sent[1..^1].Replace("''", "'", StringComparison.Ordinal) == text;
        });

    [Fact]
    public void No_text_leaves_its_quotes() =>
        Gen.String[Gen.Char["'%&#+;/?\\ ()=,$\"\n\0öx"], 0, 12].Sample(text =>
        {
            var written = ODataLiteral.Write(text)[1..^1];
            return !written.AsSpan().ContainsAny("&#+?\\ \"\n\0;/=,()$") && written.Replace("''", string.Empty, StringComparison.Ordinal).IndexOf('\'') < 0;
        });

    [Fact]
    public void Any_decimal_comes_back() =>
        Gen.Decimal.Sample(value => decimal.Parse(Query(ODataLiteral.Write(Literal.Of(value))), System.Globalization.CultureInfo.InvariantCulture) == value);

    [Fact]
    public void Any_finite_double_comes_back() =>
        Gen.Double.Where(double.IsFinite).Sample(value => double.Parse(Query(ODataLiteral.Write(Literal.Of(value))), System.Globalization.CultureInfo.InvariantCulture).Equals(value));

    [Fact]
    public void Any_instant_comes_back_as_the_same_instant() =>
        Gen.DateTimeOffset.Sample(value => DateTimeOffset.Parse(Query(ODataLiteral.Write(Literal.Of(value))), System.Globalization.CultureInfo.InvariantCulture) == value);

    [Fact]
    public void Any_date_comes_back() =>
        Gen.DateOnly.Sample(value => DateOnly.ParseExact(Query(ODataLiteral.Write(Literal.Of(value))), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) == value);

    [Fact]
    public void Any_integer_and_key_comes_back()
    {
        Gen.Long.Sample(value => long.Parse(Query(ODataLiteral.Write(Literal.Of(value))), System.Globalization.CultureInfo.InvariantCulture) == value);
        Gen.Guid.Sample(value => Guid.Parse(Query(ODataLiteral.Write(Literal.Of(value)))) == value);
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_callers_culture_has_no_part_in_it(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            Assert.Equal("-1234567.5", ODataLiteral.Write(Literal.Of(-1234567.5m)));
            Assert.Equal("-5", ODataLiteral.Write(Literal.Of(-5)));
            Assert.Equal("2024-02-29", ODataLiteral.Write(Literal.Of(new DateOnly(2024, 2, 29))));
            Assert.Equal("2024-02-29T01:02:03Z", ODataLiteral.Write(Literal.Of(new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.Zero))));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_a_replacement_character_is_not()
    {
        Assert.Throws<QueryNotSupportedException>(() => ODataLiteral.Write("a\uD800b"));
        Assert.Equal("'%EF%BF%BD'", ODataLiteral.Write("\uFFFD"));
    }

    private static string Query(string literal) => Uri.UnescapeDataString(new Uri($"https://contoso.invalid/api/data/v9.2/accounts?{literal}").Query[1..]);

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }

        return true;
    }
}
