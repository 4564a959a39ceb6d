using System.Text;
using TypedDynamics.Events;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Events;

/// <summary>Events as they arrive, and the rows in them.</summary>
public sealed class DataverseEventTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private static readonly DataverseEvent s_create = DataverseEvent.Parse(Encoding.UTF8.GetBytes("""
        {"BusinessUnitId":"1b7c9d20-58e4-4a6f-8d32-7e4f6a8b9c02","CorrelationId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","Depth":2,"InitiatingUserId":"6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01",
         "InputParameters":[{"key":"Target","value":{"__type":"Entity:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Attributes":[
           {"key":"name","value":"Contoso \/Date(1)\/"},{"key":"createdon","value":"\/Date(1506409448123)\/"},{"key":"new_foundedon","value":"\/Date(1506409448000+0200)\/"},
           {"key":"revenue","value":{"__type":"Money:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Value":5000.25}},{"key":"numberofemployees","value":5},{"key":"donotemail","value":false},
           {"key":"industrycode","value":{"__type":"OptionSetValue:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Value":1}},{"key":"creditlimit","value":null},
           {"key":"new_markets","value":[{"__type":"OptionSetValue:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Value":1},{"Value":2}]},
           {"key":"primarycontactid","value":{"__type":"EntityReference:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","LogicalName":"contact","Name":"Li","RowVersion":null}},
           {"key":"ownerid","value":{"__type":"EntityReference:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Id":"4d9e1f42-7a06-4c81-af54-90618cadbe04","LogicalName":"team","Name":null}},
           {"key":"new_unheard","value":{"__type":"Money:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Value":7}}],
           "FormattedValues":[{"key":"revenue","value":"$5,000.25"},{"key":"industrycode","value":"Accounting"}],"Id":"ID","LogicalName":"account"}}],
         "MessageName":"Create","Mode":1,"OperationCreatedOn":"\/Date(1506409448000-0700)\/","OperationId":"4d9e1f42-7a06-4c81-af54-90618cadbe04","OrganizationName":"org","Stage":40,
         "OutputParameters":[{"key":"id","value":"ID"}],"OwningExtension":{"Id":"6fb03164-9c28-4ea3-8176-b283aecfd006","LogicalName":"sdkmessageprocessingstep"},
         "ParentContext":{"MessageName":"Send","Stage":30},"PostEntityImages":[{"key":"AsynchronousStepPrimaryName","value":{"Attributes":[],"LogicalName":"account"}},{"key":"after","value":{"Attributes":[{"key":"name","value":"B"}],"Id":"ID","LogicalName":"account"}}],
         "PreEntityImages":[],"PrimaryEntityId":"ID","PrimaryEntityName":"account","SharedVariables":[{"key":"tag","value":"x"}],"UserId":"6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01"}
        """.Replace("\"ID\"", $"\"{Id}\"", StringComparison.Ordinal)));

    [Fact]
    public void What_happened_is_told()
    {
        Assert.Equal(("Create", "account", new Guid(Id), 40, true, 2), (s_create.MessageName, s_create.PrimaryEntityName, s_create.PrimaryEntityId, s_create.Stage, s_create.IsAsynchronous, s_create.Depth));
        Assert.Equal("x", s_create.SharedVariables["tag"].GetString());
        Assert.Equal(Id, s_create.OutputParameters["id"].GetString());
        Assert.Equal("Send", s_create.Parent!.MessageName);
        Assert.Equal(new Guid("6fb03164-9c28-4ea3-8176-b283aecfd006"), s_create.StepId);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1506409448000), s_create.OperationCreatedOn);
        Assert.Contains("new_markets", s_create.ChangedColumns);
        Assert.Equal($"Create of account {Id}", s_create.ToString());
    }

    [Fact]
    public void The_row_is_one_of_its_class()
    {
        var account = s_create.Target<Account>();

        Assert.Equal((new Guid(Id), "Contoso /Date(1)/", 5000.25m, 5, false), (account.Id, account.Name, account.Revenue, account.NumberOfEmployees, account.DoNotEmail));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1506409448123), account.CreatedOn);
        Assert.Equal(new DateOnly(2017, 9, 26), account.FoundedOn);
        Assert.Equal(AccountIndustryCode.Accounting, account.IndustryCode);
        Assert.Equal([(AccountMarket)1, (AccountMarket)2], account.Markets!);
        Assert.Equal(("contact", "Li"), (account.PrimaryContactId!.LogicalName, account.PrimaryContactId.Name));
        Assert.Equal("team", account.OwnerId!.LogicalName);
        Assert.Null(account.CreditLimit);
        Assert.Equal("$5,000.25", account.FormattedValues[nameof(Account.Revenue)]);
        Assert.Equal(7, account.AdditionalColumns["new_unheard"].GetProperty("Value").GetInt32());
        // Not set by the operation: not the same as null.
        Assert.False(account.IsLoaded(nameof(Account.City)));
        Assert.Throws<ColumnNotLoadedException>(() => account.City);
        Assert.False(account.HasChanges);
    }

    [Fact]
    public void Images_go_by_their_names_and_the_services_own_is_none()
    {
        Assert.Equal("B", s_create.PostImage<Account>().Name);
        // The service leaves out columns without a value.
        Assert.Null(s_create.PostImage<Account>().Revenue);
        Assert.Equal("B", s_create.PostImage<Account>("after").Name);
        Assert.Contains("There is after", Assert.Throws<InvalidOperationException>(() => s_create.PostImage<Account>("before")).Message, StringComparison.Ordinal);
        Assert.Contains("brings no image", Assert.Throws<InvalidOperationException>(() => s_create.PreImage<Account>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_told_with_the_mend()
    {
        var delete = DataverseEvent.Parse(Encoding.UTF8.GetBytes("""{"MessageName":"Delete","InputParameters":[{"key":"Target","value":{"__type":"EntityReference:http://x","Id":"ID","LogicalName":"account"}}]}""".Replace("\"ID\"", $"\"{Id}\"", StringComparison.Ordinal)));
        var cut = DataverseEvent.Parse("""{"MessageName":"Update"}"""u8.ToArray(), isCut: true);

        Assert.Equal(("account", new Guid(Id)), (delete.TargetReference!.LogicalName, delete.TargetReference.Id));
        Assert.Contains("TargetReference says", Assert.Throws<InvalidOperationException>(() => delete.Target<Account>()).Message, StringComparison.Ordinal);
        Assert.Contains("longer than 256 KB", Assert.Throws<InvalidOperationException>(() => cut.Target<Account>()).Message, StringComparison.Ordinal);
        Assert.Contains("a row of 'account', not of 'contact'", Assert.Throws<InvalidOperationException>(() => s_create.Target<Contact>()).Message, StringComparison.Ordinal);
        Assert.Empty(delete.ChangedColumns);
        Assert.Equal((Guid.Empty, 0, "none"), (delete.UserId, delete.Stage, delete.PrimaryEntityName));
    }

    [Theory]
    [InlineData("{\"MessageName\":", "no JSON (line 1, byte 16)")]
    [InlineData("[1]", "it is Array")]
    [InlineData("{}", "no 'MessageName'")]
    [InlineData("{\"MessageName\":null}", "no 'MessageName'")]
    public void What_is_no_event_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => DataverseEvent.Parse(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"MessageName":"Create","OwningExtension":{"Id":5},"OperationId":7}""")]
    [InlineData("""{"MessageName":"Delete","InputParameters":[{"key":"Target","value":{"__type":"EntityReference:http://x"}}]}""")]
    [InlineData("\uFEFF{\"MessageName\":\"Create\"}")]
    public void Odd_values_are_as_none(string text)
    {
        var happened = DataverseEvent.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Equal((Guid.Empty, null), (happened.StepId, happened.DeliveryId));
        Assert.Equal(Guid.Empty, happened.TargetReference?.Id ?? Guid.Empty);
    }

    [Fact]
    public void Half_a_character_is_malformed() =>
        Assert.Contains("half a character", Assert.Throws<FormatException>(static () => DataverseEvent.Parse("""{"MessageName":"\ud800"}"""u8.ToArray())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/Date(0)/", 0L)]
    [InlineData("/Date(-1)/", -1L)]
    [InlineData("/Date(1506409448000-0700)/", 1506409448000)]
    [InlineData("/Date(-5+0100)/", -5L)]
    [InlineData("/Date()/", null)]
    [InlineData("/Date(1e3)/", null)]
    [InlineData("/Date(999999999999999999)/", null)]
    [InlineData("2024-01-01", null)]
    public void Times_are_milliseconds(string text, long? milliseconds) => Assert.Equal(milliseconds, EventDates.Read(text)?.ToUnixTimeMilliseconds());

    [Fact]
    public void A_real_message_with_a_column_of_each_kind_is_read_without_loss()
    {
        var happened = Real("create-all-field-kinds.json");
        var row = happened.Target<SampleAllFields>();

        Assert.Equal((new Guid("00000005-0000-4000-8000-000000000005"), 321, 100m, 10.12m, false, "This is a String"), (row.Id, row.Integer, row.Currency, row.Decimal, row.Boolean, row.Text));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1697526000000), row.DateTime);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1697398445000), row.ModifiedOn);
        Assert.Equal((AccountIndustryCode)342490000, row.Choice);
        Assert.Equal([(AccountMarket)342490001, (AccountMarket)342490002], row.Choices!);
        Assert.Equal(("systemuser", new Guid("00000004-0000-4000-8000-000000000004")), (row.LookupId!.LogicalName, row.LookupId.Id));
        Assert.Equal("systemuser", row.OwnerId!.LogicalName);
        Assert.Equal("321", row.FormattedValues[nameof(SampleAllFields.Integer)]);
        // What the class does not know stands beside it.
        var known = new[] { "sample_allfieldsid", "sample_integer", "sample_currency", "sample_datetime", "sample_decimal", "sample_boolean", "sample_choice", "sample_choices", "sample_string", "sample_lookup", "modifiedon", "ownerid" };
        Assert.Equal(happened.ChangedColumns.Except(known).Order(), row.AdditionalColumns.Keys.Where(static name => !name.Contains('@', StringComparison.Ordinal)).Order());
        Assert.Equal(4, happened.SharedVariables.Count);
        Assert.NotNull(happened.Parent);
    }

    [Fact]
    public void A_real_message_that_wraps_plain_values_is_read()
    {
        var account = Real("update-account.json").Target<Account>();

        Assert.Equal(new Guid("00000004-0000-4000-8000-000000000004"), account.Id);
        Assert.Equal("1111", account.AdditionalColumns["telephone1"].GetString());
    }

    [Fact]
    public void Real_images_are_found()
    {
        var activity = Real("update-custom-activity.json");
        var location = Real("create-sharepoint-document-location.json");

        Assert.Equal("Image", Assert.Single(activity.PreImages).Key);
        Assert.Contains("not of 'activitypointer'", Assert.Throws<InvalidOperationException>(() => activity.PreImage<ActivityPointer>()).Message, StringComparison.Ordinal);
        Assert.Contains("PostImage", location.PostImages.Keys);
        Assert.Contains("a row of 'sharepointdocumentlocation'", Assert.Throws<InvalidOperationException>(() => location.PostImage<Account>()).Message, StringComparison.Ordinal);
    }

    private static DataverseEvent Real(string name) => DataverseEvent.Parse(File.ReadAllBytes(Corpus.PathOf("webhook", name)));
}
