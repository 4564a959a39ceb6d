using System.Text.Json;

namespace TypedDynamics.Tests.LateBound;

public sealed class RecordTests
{
    private static readonly Record s_row = new(JsonElement.Parse("""
        {"@odata.etag":"W/\"7\"","name":"Fourth Coffee","revenue@OData.Community.Display.V1.FormattedValue":"$1.50","revenue":1.5000,"numberofemployees":12,"versionnumber":9000000000,
         "creditonhold":true,"address1_latitude":47.5,"createdon":"2024-06-12T14:13:25Z","birthdate":"1990-01-31","accountid":"0f8fad5b-d9cb-469f-a165-70867728950e","entityimage":"AQI=","fax":null,
         "_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"contact","_primarycontactid_value@OData.Community.Display.V1.FormattedValue":"Ann","_primarycontactid_value":"7c9e6679-7425-40de-944b-e07fc1f90ae7","_ownerid_value":null,
         "primarycontactid":{"fullname":"Ann"},"parentaccountid":null,"contact_customer_accounts":[{"lastname":"A"},{"lastname":"B"}]}
        """));

    [Fact]
    public void Values_come_in_the_type_that_is_asked_for()
    {
        Assert.Equal("Fourth Coffee", s_row.Get<string>("name"));
        Assert.Equal("1.5000", s_row.Get<decimal>("revenue").ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((12, 12L, 9_000_000_000L), (s_row.Get<int>("numberofemployees"), s_row.Get<long?>("numberofemployees"), s_row.Get<long>("versionnumber")));
        Assert.Equal((true, 47.5), (s_row.Get<bool?>("creditonhold"), s_row.Get<double>("address1_latitude")));
        Assert.Equal(new DateTimeOffset(2024, 6, 12, 14, 13, 25, TimeSpan.Zero), s_row.Get<DateTimeOffset>("createdon"));
        Assert.Equal(new DateOnly(1990, 1, 31), s_row.Get<DateOnly?>("birthdate"));
        Assert.Equal(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), s_row.Get<Guid>("accountid"));
        Assert.Equal([1, 2], s_row.Get<byte[]>("entityimage"));
        Assert.Equal((null, null), (s_row.Get<string>("fax"), s_row.Get<int?>("fax")));
    }

    [Fact]
    public void Notes_about_values_are_kept_apart_from_them()
    {
        Assert.Equal(("W/\"7\"", "$1.50", null), (s_row.ETag, s_row.GetFormatted("revenue"), s_row.GetFormatted("name")));
        Assert.DoesNotContain(s_row.Columns, static name => name.Contains('@', StringComparison.Ordinal));
        Assert.Equal((true, false), (s_row.Has("fax"), s_row.Has("telephone1")));
    }

    [Fact]
    public void Lookups_and_related_rows_are_reached_by_name()
    {
        var contact = s_row.GetLookup("primarycontactid")!;
        Assert.Equal(("contact", new Guid("7c9e6679-7425-40de-944b-e07fc1f90ae7"), "Ann"), (contact.LogicalName, contact.Id, contact.Name));
        Assert.Null(s_row.GetLookup("ownerid"));
        Assert.Equal("Ann", s_row.GetRow("primarycontactid")!.Get<string>("fullname"));
        Assert.Null(s_row.GetRow("parentaccountid"));
        Assert.Equal(["A", "B"], s_row.GetRows("contact_customer_accounts").Select(static row => row.Get<string>("lastname")));
    }

    [Fact]
    public void What_does_not_fit_is_said_with_the_mend()
    {
        Assert.Contains("The row has no 'primarycontact'. It has: name, revenue", Assert.Throws<KeyNotFoundException>(static () => s_row.Get<string>("primarycontact")).Message, StringComparison.Ordinal);
        Assert.Contains("'fax' is null, and a Int32 cannot be", Assert.Throws<InvalidCastException>(static () => s_row.Get<int>("fax")).Message, StringComparison.Ordinal);
        Assert.Contains("'name' came as String, which is no Int32", Assert.Throws<InvalidCastException>(static () => s_row.Get<int>("name")).Message, StringComparison.Ordinal);
        Assert.Contains("'versionnumber' came as Number, which is no Int32", Assert.Throws<InvalidCastException>(static () => s_row.Get<int?>("versionnumber")).Message, StringComparison.Ordinal);
    }
}
