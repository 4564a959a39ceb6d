using TypedDynamics.Emitted;

namespace TypedDynamics.Serialization;

/// <summary>What a property of a row is for.</summary>
internal enum RowPropertyRole
{
    /// <summary>The value of a column, or the rows of a navigation.</summary>
    Member,

    /// <summary>The formatted text of a column; a lookup's is its name.</summary>
    FormattedText,

    /// <summary>The table that a lookup points to.</summary>
    LookupTable,

    /// <summary>Where the rest of an expanded collection is.</summary>
    NextLink,

    /// <summary>The row's version.</summary>
    ETag,

    /// <summary>Says of a row among changes that it is gone.</summary>
    Context,

    /// <summary>An annotation of no use here.</summary>
    Ignored,

    /// <summary>Nothing that the type knows: kept as it is.</summary>
    Additional,
}

/// <summary>A property as it stands in the rows of one shape, with what usually comes after it.</summary>
internal sealed class RowProperty(byte[] token, RowPropertyRole role, string wireName)
{
    /// <summary>The name with its quotes and its colon: what stands in the body.</summary>
    public byte[] Token { get; } = token;

    public ReadOnlySpan<byte> Name => Token.AsSpan()[1..^2];

    public RowPropertyRole Role { get; } = role;

    /// <summary>The name without escapes.</summary>
    public string WireName { get; } = wireName;

    /// <summary>The member that this is or that this says something of.</summary>
    public int Ordinal { get; private init; }

    /// <summary>Only of lookups and their annotations: what is remembered of the lookup.</summary>
    public LookupTrace? Lookup { get; private init; }

    /// <summary>What came after this in a row before.</summary>
    public RowProperty? Next { get; private set; }

    /// <summary>What else came after this: values that are null have no annotations before them.</summary>
    public RowProperty? OtherNext { get; private set; }

    public static RowProperty For(EntityModel model, ReadOnlySpan<byte> name, string wireName, Func<int, LookupTrace> traceOf)
    {
        byte[] token = [(byte)'"', .. name, (byte)'"', (byte)':'];
        var at = wireName.IndexOf('@', StringComparison.Ordinal);
        if (at == 0) return new(token, RoleOf(wireName), wireName);
        var member = model.FindWireName(at < 0 ? wireName : wireName[..at]);
        var role = at < 0
            ? RowPropertyRole.Member
            : wireName[(at + 1)..] switch
            {
                WireNames.FormattedValue => RowPropertyRole.FormattedText,
                WireNames.LookupTable => RowPropertyRole.LookupTable,
                WireNames.NextLink => RowPropertyRole.NextLink,
                _ => RowPropertyRole.Ignored,
            };
        return member is not null
            ? new(token, role, wireName) { Ordinal = member.Ordinal, Lookup = member is ColumnModel { Kind: ColumnKind.Lookup } ? traceOf(member.Ordinal) : null }
            : new(token, role == RowPropertyRole.Ignored ? role : RowPropertyRole.Additional, wireName);
    }

    private static RowPropertyRole RoleOf(string annotation) => annotation switch
    {
        WireNames.ETag => RowPropertyRole.ETag,
        WireNames.Context => RowPropertyRole.Context,
        _ => RowPropertyRole.Ignored,
    };

    public void FollowedBy(RowProperty next)
    {
        if (Next is null)
        {
            Next = next;
        }
        else
        {
            OtherNext = Next;
            Next = next;
        }
    }
}
