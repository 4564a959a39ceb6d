namespace TypedDynamics.Metadata;

/// <summary>What definitions of columns must be like to be sent. Limits are the service's general ones; it may know narrower ones.</summary>
internal static class AttributeRules
{
    private const int LongestText = 4000;
    private const int LongestMemo = 1_048_576;
    private const int LargestFile = 10_485_760;
    private const int LargestImage = 30_720;

    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend.</exception>
    public static void RequireNew(AttributeMetadata attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        SchemaRules.RequireName(attribute.SchemaName, Member(attribute, nameof(attribute.SchemaName)));
        SchemaRules.RequireLabel(attribute.DisplayName, Member(attribute, nameof(attribute.DisplayName)));
        if (attribute is LookupAttributeMetadata)
            throw new ArgumentException($"'{attribute.SchemaName}' is a lookup, which is made with its relationship: CreateRelationshipAsync(NewRelationship.OneToMany(…)).", nameof(attribute));
        if (attribute is EnumAttributeMetadata choice)
        {
            if (choice.OptionSet is null && !NewDefinition.IsBound(choice))
                throw new ArgumentException($"{Member(attribute, nameof(choice.OptionSet))} is missing. Give options, or make the column by NewAttribute.GlobalPicklist.", nameof(attribute));
            if (choice.OptionSet is { } options) SchemaRules.RequireOptions(options.Options);
        }

        RequireRanges(attribute);
    }

    /// <exception cref="ArgumentException">A number is out of its range; the message names it and the mend.</exception>
    public static void RequireRanges(AttributeMetadata attribute)
    {
        switch (attribute)
        {
            case StringAttributeMetadata text: Between(text, nameof(text.MaxLength), text.MaxLength, 1, LongestText); break;
            case MemoAttributeMetadata memo: Between(memo, nameof(memo.MaxLength), memo.MaxLength, 1, LongestMemo); break;
            case IntegerAttributeMetadata number: Ordered(number, number.MinValue, number.MaxValue); break;
            case BigIntAttributeMetadata number: Ordered(number, number.MinValue, number.MaxValue); break;
            case DecimalAttributeMetadata number:
                Between(number, nameof(number.Precision), number.Precision, 0, 10);
                Ordered(number, number.MinValue, number.MaxValue);
                break;
            case DoubleAttributeMetadata number:
                Between(number, nameof(number.Precision), number.Precision, 0, 5);
                Ordered(number, number.MinValue, number.MaxValue);
                break;
            case MoneyAttributeMetadata money:
                Between(money, nameof(money.Precision), money.Precision, 0, 4);
                Between(money, nameof(money.PrecisionSource), money.PrecisionSource, 0, 2);
                Ordered(money, money.MinValue, money.MaxValue);
                break;
            case FileAttributeMetadata file: Between(file, nameof(file.MaxSizeInKB), file.MaxSizeInKB, 1, LargestFile); break;
            case ImageAttributeMetadata image: Between(image, nameof(image.MaxSizeInKB), image.MaxSizeInKB, 1, LargestImage); break;
            case DateTimeAttributeMetadata { DateTimeBehavior: DateTimeBehavior.DateOnly, Format: DateTimeFormat.DateAndTime } date:
                throw new ArgumentException($"{Member(date, nameof(date.Format))} is DateAndTime, which DateTimeBehavior.DateOnly has not. Give DateTimeFormat.DateOnly.", nameof(attribute));
        }
    }

    private static void Between(AttributeMetadata attribute, string member, int? value, int least, int most)
    {
        if (value < least || value > most) throw new ArgumentException($"{Member(attribute, member)} of '{attribute.SchemaName}' is {value}. Give {least:N0} to {most:N0}.", member);
    }

    private static void Ordered<T>(AttributeMetadata attribute, T? least, T? most)
        where T : struct, IComparable<T>
    {
        if (least is { } min && most is { } max && min.CompareTo(max) > 0)
            throw new ArgumentException($"{Member(attribute, "MinValue")} of '{attribute.SchemaName}' is {min}, above MaxValue {max}. Swap them.", nameof(least));
    }

    private static string Member(AttributeMetadata attribute, string member) => $"{attribute.GetType().Name}.{member}";
}
