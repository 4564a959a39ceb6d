using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Every row of an owned table belongs to a user or a team; to the caller unless another is named.</summary>
internal static class Ownership
{
    public static void Apply(RowInput row, Actor actor)
    {
        row.Default("_ownerid_value", new Reference(actor.User, "systemuser"));
        if (row.Get("_ownerid_value") is not Reference owner)
            return;
        row.Default(owner.LogicalName == "team" ? "_owningteam_value" : "_owninguser_value", owner);
        row.Default("_owningbusinessunit_value", new Reference(actor.BusinessUnit, "businessunit"));
    }

    /// <summary>Hands the row over, if a new owner was sent.</summary>
    public static void Change(RowInput row)
    {
        if (row.Get("_ownerid_value") is not Reference owner)
            return;
        row.Set("_owningteam_value", owner.LogicalName == "team" ? owner : null);
        row.Set("_owninguser_value", owner.LogicalName == "team" ? null : owner);
    }
}
