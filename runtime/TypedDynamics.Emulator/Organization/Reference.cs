namespace TypedDynamics.Emulator.Organization;

/// <summary>The value of a lookup column: which row, of which table.</summary>
internal readonly record struct Reference(Guid Id, string LogicalName);
