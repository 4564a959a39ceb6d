using TypedDynamics.Metadata;

namespace SchemaAsCode;

/// <summary>Accounts at banks, and who holds them.</summary>
internal static class Banking
{
    public static DeclaredSchema Schema { get; } = new(
        Choices: [NewOptionSet.Global("new_accountkinds", "Kinds of accounts", new(1, "Current"), new(2, "Savings"), new(3, "Loan"))],
        Tables:
        [
            new(
                NewTable.Named("new_BankAccount", "Bank account", "Bank accounts", NewAttribute.String("new_Number", "Number", maxLength: 34)) with { ChangeTrackingEnabled = true },
                [
                    NewAttribute.Money("new_Balance", "Balance", precision: 2) with { RequiredLevel = AttributeRequiredLevel.ApplicationRequired },
                    NewAttribute.Decimal("new_Rate", "Interest rate", precision: 4, min: 0, max: 100),
                    NewAttribute.Date("new_OpenedOn", new Label("Opened on").With("Eröffnet am", 1031)),
                    NewAttribute.Boolean("new_Blocked", "Blocked"),
                    NewAttribute.Memo("new_Remarks", "Remarks"),
                    NewAttribute.GlobalPicklist("new_Kind", "Kind", "new_accountkinds"),
                    NewAttribute.MultiSelectPicklist("new_Services", "Services", new(1, "Cards"), new(2, "Online"), new(3, "Safe")),
                ],
                [NewKey.On("new_NumberKey", "Number", "new_number")]),
        ],
        Relationships: [NewRelationship.OneToMany("new_contact_bankaccount", "contact", "new_bankaccount", NewAttribute.Lookup("new_Holder", "Holder"))]);
}
