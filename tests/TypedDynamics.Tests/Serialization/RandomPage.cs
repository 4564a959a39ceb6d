using System.Globalization;
using System.Text;

namespace TypedDynamics.Tests.Serialization;

/// <summary>Writes pages of samples as no service would but JSON allows: any order, white space, escapes, notation, unknown values between.</summary>
internal sealed class RandomPage(Random random)
{
    private static readonly string[] s_texts =
        ["", "a", "Fourth Coffee", "Grüße, “Yvonne”", "日本語のテキスト", "👋🏽 family 👨‍👩‍👧", "back\\slash \"quoted\" / solidus", "line\r\nbreak\ttab\u0001", "}],{\"value\":[", new('x', 100)];

    private readonly StringBuilder _json = new();

    public static byte[] Write(int seed)
    {
        var random = new Random(seed);
        var page = new RandomPage(random);
        page.WritePage();
        return Encoding.UTF8.GetBytes(page._json.ToString());
    }

    private void WritePage()
    {
        var parts = new List<Action>
        {
            () => Property("@odata.context", () => Text("https://contoso/$metadata#samples")),
            () => Property("value", () => List(random.Next(0, 8), () => Row(0))),
        };
        if (random.Next(2) == 0) parts.Add(() => Property("@odata.nextLink", () => Text("https://contoso/next")));
        if (random.Next(2) == 0) parts.Add(() => Property("@odata.count", () => _json.Append("12")));
        if (random.Next(3) == 0) parts.Add(() => Property("unknown", () => Anything(0)));
        Object(parts);
    }

    private void Row(int depth)
    {
        var parts = new List<Action>();
        void Some(string name, Action value)
        {
            if (random.Next(3) > 0) parts.Add(() => Property(name, random.Next(5) == 0 ? () => _json.Append("null") : value));
        }

        Some("@odata.etag", () => Text("W/\"123\""));
        Some("sampleid", Id);
        Some("name", RandomText);
        Some("revenue", Number);
        Some("latitude", Number);
        Some("small", () => _json.Append(random.Next(short.MinValue, short.MaxValue)));
        Some("employees", () => _json.Append(random.Next(int.MinValue, int.MaxValue)));
        Some("versionnumber", () => _json.Append(random.NextInt64(long.MinValue, long.MaxValue)));
        Some("onhold", () => _json.Append(random.Next(2) == 0 ? "true" : "false"));
        Some("createdon", Instant);
        Some("birthdate", () => Text(new DateOnly(1900, 1, 1).AddDays(random.Next(90000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Some("color", () => _json.Append(random.Next(1, 999)));
        Some("image", () => Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(s_texts[random.Next(s_texts.Length)]))));
        Some("_customerid_value", Id);
        Some("_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname", () => Text(random.Next(2) == 0 ? "account" : "contact"));
        Some("_customerid_value@OData.Community.Display.V1.FormattedValue", RandomText);
        Some("revenue@OData.Community.Display.V1.FormattedValue", RandomText);
        Some($"new_unknown{random.Next(30)}", () => Anything(0));
        if (depth < 2)
        {
            Some("parentid", () => Row(depth + 1));
            Some("sample_children", () => List(random.Next(0, 3), () => Row(depth + 1)));
        }

        Object(parts);
    }

    private void Object(List<Action> parts)
    {
        if (random.Next(3) == 0) Shuffle(parts);
        _json.Append('{');
        Join(parts.Count, i => parts[i]());
        _json.Append('}');
    }

    private void List(int count, Action item)
    {
        _json.Append('[');
        Join(count, _ => item());
        _json.Append(']');
    }

    private void Join(int count, Action<int> item)
    {
        Space();
        for (var i = 0; i < count; i++)
        {
            if (i > 0) _json.Append(',');
            Space();
            item(i);
            Space();
        }
    }

    private void Property(string name, Action value)
    {
        if (random.Next(20) == 0) Text(name);
        else _json.Append('"').Append(name).Append('"');
        Space();
        _json.Append(':');
        Space();
        value();
    }

    private void RandomText() => Text(s_texts[random.Next(s_texts.Length)]);

    private void Id() => Text(new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString());

    private void Number()
    {
        var number = random.Next(4) switch
        {
            0 => random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture),
            1 => (random.NextInt64(-99999999999, 99999999999) / 10000m).ToString("0.0000000000", CultureInfo.InvariantCulture),
            2 => (random.NextDouble() * 1e6).ToString("R", CultureInfo.InvariantCulture),
            _ => FormattableString.Invariant($"{random.Next(1, 999)}e{random.Next(-5, 6)}"),
        };
        _json.Append(number);
    }

    private void Instant()
    {
        var instant = new DateTime(2000, 1, 1).AddSeconds(random.Next());
        Text(instant.ToString(random.Next(4) == 0 ? "yyyy-MM-ddTHH:mm:ss.fff+02:00" : "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    private void Anything(int depth)
    {
        switch (random.Next(depth > 2 ? 4 : 6))
        {
            case 0: RandomText(); break;
            case 1: Number(); break;
            case 2: _json.Append("null"); break;
            case 3: _json.Append("true"); break;
            case 4: List(random.Next(4), () => Anything(depth + 1)); break;
            default: Object([.. Enumerable.Range(0, random.Next(4)).Select<int, Action>(i => () => Property($"p{i}", () => Anything(depth + 1)))]); break;
        }
    }

    private void Text(string text)
    {
        _json.Append('"');
        foreach (var unit in text)
        {
            if (unit is '"' or '\\' && random.Next(2) == 0) _json.Append('\\').Append(unit);
            // Half a surrogate pair cannot stand beside an escape of the other half.
            else if (unit is '"' or '\\' or < ' ' || char.IsSurrogate(unit) || random.Next(25) == 0) _json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else _json.Append(unit);
        }

        _json.Append('"');
    }

    private void Space()
    {
        if (random.Next(12) == 0) _json.Append(" \t\r\n"[random.Next(4)], random.Next(1, 4));
    }

    private void Shuffle(List<Action> parts)
    {
        for (var i = parts.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (parts[i], parts[j]) = (parts[j], parts[i]);
        }
    }
}
