using System.Globalization;
using System.Text;

namespace TypedDynamics.Benchmarks.Reading;

/// <summary>A page of 5,000 accounts as the service writes it.</summary>
internal static class SamplePage
{
    public const int RowCount = 5000;

    private static readonly string[] s_cities = ["Redmond", "München", "London", "São Paulo", "Chicago", "Renton", "Seattle", "Lyon"];

    public static byte[] Write(bool withFormattedValues)
    {
        var random = new Random(42);
        var json = new StringBuilder();
        json.Append("""{"@odata.context":"https://contoso.crm.dynamics.com/api/data/v9.2/$metadata#accounts(name,accountnumber,revenue)","value":[""");
        for (var i = 0; i < RowCount; i++)
        {
            if (i > 0) json.Append(',');
            WriteRow(json, i, random, withFormattedValues);
        }

        json.Append("""],"@odata.nextLink":"https://contoso.crm.dynamics.com/api/data/v9.2/accounts?$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E"}""");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    private static void WriteRow(StringBuilder json, int i, Random random, bool formatted)
    {
        Invariant(json, $$"""{"@odata.etag":"W/\"{{81052965 + i}}\"" """);
        json.Length--;
        Text("name", $"Fourth Coffee and Company {i}");
        Text("accountnumber", $"ACC-{i:D7}");
        Text("emailaddress1", $"someone.{i}@fourthcoffee.example");
        Text("telephone1", $"+1 555 0{random.Next(100000, 999999)}");
        Text("address1_line1", $"{random.Next(1, 9999)} Pike Street, Building {i % 90}");
        Text("address1_city", s_cities[i % s_cities.Length]);
        Text("address1_postalcode", $"{random.Next(10000, 99999)}");
        Text("address1_country", "United States of America");
        Text("websiteurl", $"https://www.fourthcoffee{i}.example/");
        Text("description", i % 5 == 0 ? null : $"Customer since {2000 + (i % 20)}. Buys beans and machines; pays within {i % 60} days.");
        Number("revenue", random.Next(1, 9000000) + 0.25m, "0.0000", "$#,##0.00");
        Number("revenue_base", random.Next(1, 9000000) + 0.25m, "0.0000000000", "$#,##0.00");
        Number("exchangerate", 1m, "0.000000000000", "0.0000000000");
        Number("creditlimit", i % 4 == 0 ? null : random.Next(1, 50000), "0.0000", "$#,##0.00");
        Number("address1_latitude", random.Next(-80000, 80000) / 1000m, "0.#####", "0.00000");
        Number("address1_longitude", random.Next(-170000, 170000) / 1000m, "0.#####", "0.00000");
        Number("numberofemployees", random.Next(1, 20000), "0", "#,##0");
        Number("versionnumber", 81052965 + i, "0", "#,##0");
        Choice("industrycode", (i % 33) + 1, "Consulting services");
        Choice("customertypecode", (i % 12) + 1, "Customer");
        Choice("statecode", 0, "Active");
        Choice("statuscode", 1, "Active");
        Plain("donotemail", i % 2 == 0 ? "true" : "false", i % 2 == 0 ? "Do Not Allow" : "Allow");
        Plain("creditonhold", "false", "No");
        Plain("createdon", $"\"{2010 + (i % 14)}-06-12T14:{i % 60:D2}:25Z\"", "6/12/2024 4:13 PM");
        Plain("modifiedon", $"\"2024-{(i % 12) + 1:D2}-{(i % 28) + 1:D2}T04:13:{i % 60:D2}Z\"", "6/12/2024 6:13 AM");
        Plain("new_openingdate", $"\"20{i % 24:D2}-03-31\"", "3/31/2020");
        Plain("accountid", $"\"{Id(random)}\"", null);
        Lookup("_ownerid_value", Id(random), "Some Sales Team", "account");
        Lookup("_primarycontactid_value", i % 3 == 0 ? null : Id(random), $"Yvonne McKay {i}", "account");
        json.Append('}');

        void Text(string name, string? value) =>
            json.Append(",\"").Append(name).Append("\":").Append(value is null ? "null" : $"\"{value}\"");

        void Number(string name, decimal? value, string format, string display) =>
            Plain(name, value?.ToString(format, CultureInfo.InvariantCulture) ?? "null", value?.ToString(display, CultureInfo.InvariantCulture));

        void Choice(string name, int value, string label) => Plain(name, value.ToString(CultureInfo.InvariantCulture), label);

        void Plain(string name, string value, string? display)
        {
            if (formatted && display is not null)
                json.Append(",\"").Append(name).Append("@OData.Community.Display.V1.FormattedValue\":\"").Append(display).Append('"');
            json.Append(",\"").Append(name).Append("\":").Append(value);
        }

        void Lookup(string name, Guid? value, string display, string table)
        {
            if (formatted && value is not null)
            {
                json.Append(",\"").Append(name).Append("@OData.Community.Display.V1.FormattedValue\":\"").Append(display).Append('"');
                json.Append(",\"").Append(name).Append("@Microsoft.Dynamics.CRM.lookuplogicalname\":\"").Append(table).Append('"');
            }

            Plain(name, value is null ? "null" : $"\"{value}\"", null);
        }
    }

    private static void Invariant(StringBuilder json, FormattableString text) => json.Append(text.ToString(CultureInfo.InvariantCulture));

    private static Guid Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
