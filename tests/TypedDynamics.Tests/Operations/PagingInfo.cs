using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Operations;

/// <summary>As the generator would emit it.</summary>
public sealed class PagingInfo : IComplexValue<PagingInfo>
{
    static string IComplexValue<PagingInfo>.TypeName => "PagingInfo";

    public int? PageNumber { get; set; }

    public string? PagingCookie { get; set; }

    static PagingInfo IComplexValue<PagingInfo>.Create() => new();

    bool IComplexValue<PagingInfo>.ReadProperty(ReadOnlySpan<byte> name, ref Utf8RowReader json)
    {
        if (name.SequenceEqual("PageNumber"u8)) PageNumber = json.ReadInt32();
        else if (name.SequenceEqual("PagingCookie"u8)) PagingCookie = json.ReadString();
        else return false;
        return true;
    }

    void IComplexValue<PagingInfo>.WriteProperties(ref Utf8RowWriter json)
    {
        if (PageNumber is not null) json.Write("PageNumber"u8, PageNumber);
        if (PagingCookie is not null) json.Write("PagingCookie"u8, PagingCookie);
    }
}

[Flags]
public enum AccessRights
{
    None = 0,
    ReadAccess = 1,
    WriteAccess = 2,
}
