using TypedDynamics.Metadata;

namespace SchemaAsCode;

/// <summary>What of a column can be brought to its declaration once it is there. Definitions are equal when their JSON is, so that no difference is no change.</summary>
internal static class Differences
{
    public static AttributeMetadata Bring(AttributeMetadata there, AttributeMetadata declared)
    {
        var wanted = there with { DisplayName = Bring(there.DisplayName, declared.DisplayName!) };
        if (there.RequiredLevel is { } level) wanted = wanted with { RequiredLevel = level with { Value = declared.RequiredLevel!.Value } };
        return (wanted, declared) switch
        {
            (StringAttributeMetadata own, StringAttributeMetadata text) => own with { MaxLength = text.MaxLength },
            (MemoAttributeMetadata own, MemoAttributeMetadata text) => own with { MaxLength = text.MaxLength },
            (DecimalAttributeMetadata own, DecimalAttributeMetadata number) => own with { Precision = number.Precision, MinValue = number.MinValue, MaxValue = number.MaxValue },
            (MoneyAttributeMetadata own, MoneyAttributeMetadata money) => own with { Precision = money.Precision ?? own.Precision, PrecisionSource = money.PrecisionSource },
            _ => wanted,
        };
    }

    private static Label Bring(Label? there, Label declared) =>
        declared.LocalizedLabels.Aggregate(there ?? declared, static (label, text) => label.In(text.LanguageCode!.Value) == text.Label ? label : label.With(text.Label!, text.LanguageCode.Value));
}
