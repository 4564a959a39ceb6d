using System.Text;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>A believable value for one column of one sample row: by the column's name where everyone knows it, else by its kind.</summary>
internal static class SampleValues
{
    private static readonly DateTimeOffset s_newest = new FixedClock().GetUtcNow();

    public static object? Of(Table table, Column column, bool isKey, int index)
    {
        var value = ByName(table.LogicalName, column.Name, index) ?? (isKey ? Unique(table, column, index) : null);
        if (value is null && (IsCustom(table.LogicalName) || IsCustom(column.Name) || column is { Kind: ColumnKind.Choice or ColumnKind.Choices, Options.Length: > 0 }))
            value = ByKind(table, column, index);
        return value switch
        {
            string text when column.Kind is not (ColumnKind.Text or ColumnKind.Choices) => null,
            string text when column.MaxLength is { } most && text.Length > most => text[..most],
            decimal amount when column.Kind == ColumnKind.Double => (double)amount,
            decimal amount when column.Kind is ColumnKind.Integer or ColumnKind.BigInteger => (long)amount,
            long when column.Kind is not (ColumnKind.Integer or ColumnKind.BigInteger or ColumnKind.Choice) => null,
            _ => value,
        };
    }

    // No two rows may have the same alternate key; the names above differ by themselves.
    private static object? Unique(Table table, Column column, int index) => column.Kind switch
    {
        ColumnKind.Text => $"{table.LogicalName[..2].ToUpperInvariant()}-{index + 1:D5}",
        ColumnKind.Integer or ColumnKind.BigInteger => index + 1L,
        _ => null,
    };

    public static DateTimeOffset CreatedOn(string table, int index) =>
        s_newest.AddHours(-7 * (index + 1)).AddMinutes(-Dice.Roll(table, "createdon", index, 60)).AddSeconds(-Dice.Roll(table, "second", index, 60));

    private static bool IsCustom(string name) => name.IndexOf('_', StringComparison.Ordinal) is > 1 and < 9 && !name.StartsWith("address", StringComparison.Ordinal);

    private static object? ByName(string table, string column, int index)
    {
        int Roll(string what, int below) => Dice.Roll(table, what, index, below);
        bool Given(int percent) => Roll("given" + column, 100) < percent;
        string Pick(string[] from, string what) => Dice.Pick(from, table, what, index);
        var first = Pick(Words.FirstNames, "firstname");
        var last = Words.LastNames[(index * 5 + 3) % Words.LastNames.Length];
        var company = Words.Companies[index % Words.Companies.Length];
        var place = Dice.Pick(Words.Places, table, "place", index);
        return column switch
        {
            "name" when table == "account" => index < Words.Companies.Length ? company : $"{company} {(index / Words.Companies.Length) + 1}",
            "name" when table == "product" => $"{Words.Things[index % Words.Things.Length]} {(char)('A' + (index / Words.Things.Length))}",
            "name" when table == "opportunity" => $"{company}: {Pick(Words.Topics, "topic")}",
            "name" when table is "team" or "businessunit" => $"{(index == 0 ? "Sales" : "Service")} {(table == "team" ? "Team" : "Unit")}",
            "firstname" => first,
            "lastname" => last,
            "jobtitle" or "title" when table is "contact" or "systemuser" or "lead" => Pick(Words.Titles, "title"),
            "companyname" when table == "lead" => company,
            "subject" when table == "lead" => $"Interested in {Words.Things[index % Words.Things.Length]}",
            "subject" => $"{Pick(Words.Deeds, "deed")} {Pick(Words.Topics, "topic")}",
            "title" => $"Question about {Pick(Words.Topics, "topic")}",
            "accountnumber" => $"AC-{index + 1:D5}",
            "productnumber" => $"PR-{index + 1:D5}",
            "internalemailaddress" or "domainname" => Address(first, last, index, "contoso"),
            "emailaddress1" when Given(85) => table == "account" ? $"info@company{index + 1}.example" : Address(first, last, index, "mail"),
            "telephone1" or "mobilephone" when Given(70) => $"555-01{Roll(column, 100):D2}",
            "websiteurl" when Given(60) => $"https://company{index + 1}.example/",
            "address1_line1" when Given(90) => $"{Roll("number", 900) + 1} {Pick(Words.Streets, "street")}",
            "address1_city" when Given(90) => place.City,
            "address1_stateorprovince" when Given(90) => place.State,
            "address1_postalcode" when Given(90) => place.Postal,
            "address1_country" when Given(90) => place.Country,
            "address1_latitude" when Given(40) => 30m + (Roll(column, 2_000_000) / 100_000m),
            "address1_longitude" when Given(40) => -120m + (Roll(column, 9_000_000) / 100_000m),
            "revenue" when Given(80) => 50_000m + (Roll(column, 20_000) * 1_000m),
            "creditlimit" when Given(50) => 1_000m * (1 + Roll(column, 50)),
            "numberofemployees" when Given(80) => 5L + Roll(column, 5_000),
            "estimatedvalue" or "budgetamount" when Given(85) => 500m + (Roll(column, 200_000) * 1.25m),
            "closeprobability" => 10L * Roll(column, 11),
            "estimatedclosedate" => DateOnly.FromDateTime(s_newest.UtcDateTime).AddDays(Roll(column, 180)),
            "birthdate" when Given(60) => new DateOnly(1950, 1, 1).AddDays(Roll(column, 18_000)),
            "scheduledstart" when Given(70) => s_newest.AddHours(Roll(column, 500)),
            "scheduledend" when Given(70) => s_newest.AddHours(500 + Roll(column, 500)),
            "prioritycode" => (long)Roll(column, 3),
            "description" when Given(50) => Pick(Words.Sentences, "sentence"),
            "creditonhold" or "donotphone" or "donotemail" or "donotbulkemail" => Roll(column, 5) == 0,
            "isdisabled" => false,
            _ => null,
        };
    }

    private static object? ByKind(Table table, Column column, int index)
    {
        int Roll(int below) => Dice.Roll(table.LogicalName, column.Name, index, below);
        if (column == table.PrimaryName)
            return $"{Words.Things[index % Words.Things.Length]} {index + 1:D3}";
        if (Dice.Roll(table.LogicalName, "given" + column.Name, index, 100) >= 80)
            return null;
        return column.Kind switch
        {
            ColumnKind.Text => column.Format switch
            {
                "Url" => $"https://contoso.example/{table.LogicalName}/{index + 1}",
                "Email" => $"{column.LogicalName}{index + 1}@contoso.example",
                "Phone" => $"555-01{Roll(100):D2}",
                _ => Dice.Pick(Words.Sentences, table.LogicalName, column.Name, index),
            },
            ColumnKind.Integer => (long)Within(column, Roll(1_000), 1_000),
            ColumnKind.BigInteger => 9_000_000_000L + Roll(1_000_000),
            ColumnKind.Decimal => (decimal)Within(column, Roll(1_000_000) / 1_000.0, 1_000),
            ColumnKind.Money => 10m + (Roll(1_000_000) / 100m),
            ColumnKind.Double => Within(column, Roll(100_000) / 128.0, 100_000 / 128.0),
            ColumnKind.Boolean => Roll(2) == 1,
            ColumnKind.Choice when column.Name is not ("statecode" or "statuscode") => column.Options.IsEmpty ? null : (long)column.Options[Roll(column.Options.Length)].Value,
            ColumnKind.Choices => Choices(column, Roll(column.Options.Length + 1)),
            ColumnKind.DateTime => s_newest.AddMinutes(-Roll(500_000)),
            ColumnKind.Date => DateOnly.FromDateTime(s_newest.UtcDateTime).AddDays(-Roll(3_000)),
            _ => null,
        };
    }

    // A value from 0 to below most, moved into what the column may hold.
    private static double Within(Column column, double value, double most)
    {
        var (low, high) = (column.MinValue ?? double.MinValue, column.MaxValue ?? double.MaxValue);
        return value >= low && most - 1 <= high ? value : Math.Round(low + ((high - low) * (value / most)), Math.Min(column.Precision, 15));
    }

    private static string? Choices(Column column, int count) =>
        count == 0 || column.Options.IsEmpty ? null : string.Join(',', column.Options.Take(count).Select(option => option.Value));

    private static string Address(string first, string last, int index, string domain) => string.Concat(
        $"{first}.{last}{index + 1}@{domain}.example".ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(character => char.IsAscii(character) && character != '\''));
}
