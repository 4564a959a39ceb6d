#nullable enable

using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>As the generator would emit it.</summary>
public sealed class CustomerLookup : AnyLookup, IAnyLookup<CustomerLookup>
{
    private CustomerLookup(string logicalName, Guid id, string? name)
        : base(logicalName, id, name)
    {
    }

    public static implicit operator CustomerLookup?(Account? row) => row is null ? null : new("account", row.Id, null);

    public static implicit operator CustomerLookup?(Contact? row) => row is null ? null : new("contact", row.Id, null);

    public static implicit operator CustomerLookup?(Lookup<Account>? lookup) => lookup is null ? null : new("account", lookup.Id, lookup.Name);

    public static implicit operator CustomerLookup?(Lookup<Contact>? lookup) => lookup is null ? null : new("contact", lookup.Id, lookup.Name);

    public static bool operator ==(CustomerLookup? left, CustomerLookup? right) => (EntityReference?)left == right;

    public static bool operator !=(CustomerLookup? left, CustomerLookup? right) => !(left == right);

    public override bool Equals(object? obj) => base.Equals(obj);

    public override int GetHashCode() => base.GetHashCode();

    static CustomerLookup IAnyLookup<CustomerLookup>.Create(string logicalName, Guid id, string? name) => new(logicalName, id, name);
}
