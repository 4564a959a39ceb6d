using System.Globalization;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads the value behind a name as one type; null reads as null, another type is an error at its place.</summary>
internal static class JsonValues
{
    /// <summary>Walks the members of the object that comes next; null and other types are an error unless <paramref name="mayBeNull"/>.</summary>
    public static bool BeginObject(this JsonTokens json, bool mayBeNull = true)
    {
        var token = json.Next();
        if (token is JsonToken.BeginObject) return true;
        if (mayBeNull && token is JsonToken.Null) return false;
        throw json.Wrong("an object");
    }

    /// <summary>True while the object has a further member; the reader then stands on its name.</summary>
    public static bool NextName(this JsonTokens json) => json.Next() is JsonToken.Name;

    /// <summary>Reads an array of objects, each by <paramref name="read"/>, which is called inside the object.</summary>
    public static List<T> Objects<T>(this JsonTokens json, Func<JsonTokens, T?> read)
        where T : class
    {
        var items = new List<T>();
        var token = json.Next();
        if (token is JsonToken.Null) return items;
        if (token is not JsonToken.BeginArray) throw json.Wrong("an array");
        while (json.Next() is not JsonToken.EndArray)
        {
            if (json.Token is not JsonToken.BeginObject) throw json.Wrong("an object");
            if (read(json) is { } item) items.Add(item);
        }

        return items;
    }

    public static List<string> Strings(this JsonTokens json)
    {
        var items = new List<string>();
        var token = json.Next();
        if (token is JsonToken.Null) return items;
        if (token is not JsonToken.BeginArray) throw json.Wrong("an array");
        while (json.Next() is not JsonToken.EndArray)
        {
            if (json.Token is not JsonToken.String) throw json.Wrong("a string");
            items.Add(json.Text());
        }

        return items;
    }

    public static string? NullableString(this JsonTokens json) => json.Next() switch
    {
        JsonToken.String => json.Text(),
        JsonToken.Null => null,
        _ => throw json.Wrong("a string"),
    };

    public static bool? NullableBoolean(this JsonTokens json) => json.Next() switch
    {
        JsonToken.True => true,
        JsonToken.False => false,
        JsonToken.Null => null,
        _ => throw json.Wrong("true or false"),
    };

    public static double? NullableDouble(this JsonTokens json) => json.Next() switch
    {
        JsonToken.Number when double.TryParse(json.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        JsonToken.Null => null,
        _ => throw json.Wrong("a number"),
    };

    public static int? NullableInt32(this JsonTokens json)
    {
        var token = json.Next();
        if (token is JsonToken.Null) return null;
        if (token is JsonToken.Number && int.TryParse(json.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        throw json.Wrong("an integer");
    }

    public static DateTime? NullableDateTime(this JsonTokens json) =>
        json.NullableString() is { } text
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var value)
            ? value
            : null;

    /// <summary>The <c>Value</c> of an object such as a managed property or a type name.</summary>
    public static string? ValueOfObject(this JsonTokens json)
    {
        string? value = null;
        if (!json.BeginObject()) return null;
        while (json.NextName())
        {
            if (json.Is("Value")) value = json.NullableString();
            else json.SkipValue();
        }

        return value;
    }

    /// <summary>A label in the language of the user who pulled, else in the first language that has one.</summary>
    public static string? Label(this JsonTokens json)
    {
        string? user = null;
        string? first = null;
        if (!json.BeginObject()) return null;
        while (json.NextName())
        {
            if (json.Is("UserLocalizedLabel"))
            {
                if (json.BeginObject()) user = LocalizedLabel(json);
            }
            else if (json.Is("LocalizedLabels"))
            {
                first = json.Objects(LocalizedLabel).FirstOrDefault(static label => label.Length > 0);
            }
            else
            {
                json.SkipValue();
            }
        }

        return string.IsNullOrEmpty(user) ? first : user;
    }

    public static JsonTokenException Wrong(this JsonTokens json, string expected) => new($"Expected {expected}.", json.Place);

    private static string? LocalizedLabel(JsonTokens json)
    {
        string? label = null;
        while (json.NextName())
        {
            if (json.Is("Label")) label = json.NullableString();
            else json.SkipValue();
        }

        return label;
    }
}
