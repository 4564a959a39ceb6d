using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Operations;

/// <summary>Asks who the caller is.</summary>
internal static class CallerRequests
{
    public static async Task<WhoAmI> WhoAmIAsync(DataverseConnection connection, CancellationToken cancellationToken)
    {
        var answer = await GetAsync<WhoAmIAnswer>(connection, "WhoAmI", cancellationToken).ConfigureAwait(false);
        return new(Require(answer.UserId), Require(answer.BusinessUnitId), Require(answer.OrganizationId));

        static Guid Require(Guid? id) => id ?? throw new MalformedResponseException("The answer to WhoAmI lacks an id.");
    }

    public static async Task<CurrentUser> CurrentUserAsync(DataverseConnection connection, CancellationToken cancellationToken)
    {
        var caller = await WhoAmIAsync(connection, cancellationToken).ConfigureAwait(false);
        var uri = $"systemusers({caller.UserId:D})?$select=fullname,internalemailaddress,domainname,_businessunitid_value";
        var user = await GetAsync<UserAnswer>(connection, uri, cancellationToken).ConfigureAwait(false);
        return new(caller.UserId, user.FullName, user.EMailAddress, user.DomainName, user.BusinessUnitId);
    }

    private static async Task<T> GetAsync<T>(DataverseConnection connection, string uri, CancellationToken cancellationToken)
        where T : class, IComplexValue<T>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(uri, UriKind.Relative));
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await WholeBody.ReadAsync<T>(body, ReadValues.Complex<T>, cancellationToken).ConfigureAwait(false);
    }

    private sealed class WhoAmIAnswer : IComplexValue<WhoAmIAnswer>
    {
        public static string TypeName => "WhoAmIResponse";

        public Guid? UserId { get; private set; }

        public Guid? BusinessUnitId { get; private set; }

        public Guid? OrganizationId { get; private set; }

        public static WhoAmIAnswer Create() => new();

        public bool ReadProperty(ReadOnlySpan<byte> name, ref Utf8RowReader json)
        {
            if (name.SequenceEqual("UserId"u8)) UserId = json.ReadGuid();
            else if (name.SequenceEqual("BusinessUnitId"u8)) BusinessUnitId = json.ReadGuid();
            else if (name.SequenceEqual("OrganizationId"u8)) OrganizationId = json.ReadGuid();
            else return false;
            return true;
        }

        public void WriteProperties(ref Utf8RowWriter json)
        {
        }
    }

    private sealed class UserAnswer : IComplexValue<UserAnswer>
    {
        public static string TypeName => "systemuser";

        public string? FullName { get; private set; }

        public string? EMailAddress { get; private set; }

        public string? DomainName { get; private set; }

        public Guid? BusinessUnitId { get; private set; }

        public static UserAnswer Create() => new();

        public bool ReadProperty(ReadOnlySpan<byte> name, ref Utf8RowReader json)
        {
            if (name.SequenceEqual("fullname"u8)) FullName = json.ReadString();
            else if (name.SequenceEqual("internalemailaddress"u8)) EMailAddress = json.ReadString();
            else if (name.SequenceEqual("domainname"u8)) DomainName = json.ReadString();
            else if (name.SequenceEqual("_businessunitid_value"u8)) BusinessUnitId = json.ReadGuid();
            else return false;
            return true;
        }

        public void WriteProperties(ref Utf8RowWriter json)
        {
        }
    }
}
