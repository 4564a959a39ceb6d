using System.Collections.Immutable;
using System.Globalization;

namespace TypedDynamics.Http;

/// <summary>What a request asks of its answer, as the one header <c>Prefer</c>.</summary>
internal sealed record Preferences
{
    /// <summary>Rows on a page.</summary>
    public int? MaxPageSize { get; init; }

    /// <summary>Names of the annotations to send along; <c>*</c> for all, and at the end of a name for all that begin so.</summary>
    public ImmutableArray<string> Annotations { get; init; } = [];

    /// <summary>The row as it is after the write.</summary>
    public bool ReturnsRepresentation { get; init; }

    /// <summary>A link to what changes from now on.</summary>
    public bool TracksChanges { get; init; }

    public void ApplyTo(HttpRequestMessage request)
    {
        if (ToString() is { Length: > 0 } preferences) request.Headers.TryAddWithoutValidation("Prefer", preferences);
    }

    public override string ToString()
    {
        var pageSize = MaxPageSize is { } rows ? string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={rows}") : null;
        var annotations = Annotations.IsEmpty ? null : $"odata.include-annotations=\"{string.Join(',', Annotations)}\"";
        return string.Join(',', new[] { ReturnsRepresentation ? "return=representation" : null, TracksChanges ? "odata.track-changes" : null, pageSize, annotations }.Where(static preference => preference is not null));
    }
}
