namespace Bureau.Domain.Scoring;

/// <summary>Recognises a forbidden input by the words of its name.</summary>
public static class ForbiddenInputs
{
    private static readonly Dictionary<string, ForbiddenInput> Words = new (ForbiddenInput Input, string Words)[]
    {
        (ForbiddenInput.Religion, "RELIGION RELIGIOUS FAITH BELIEF CHURCH CULT MOSQUE TEMPLE WORSHIP ZONGJIAO XINYANG"),
        (ForbiddenInput.Politics, "POLITICS POLITICAL PARTY IDEOLOGY VOTE VOTING UNION ACTIVISM ZHENGZHI DANGPAI"),
        (ForbiddenInput.Speech, "SPEECH POSTS RUMOUR RUMOURS OPINION OPINIONS COMMENTS YANLUN"),
        (ForbiddenInput.Petitions, "PETITION PETITIONS PETITIONING COMPLAINTS XINFANG SHANGFANG"),
        (ForbiddenInput.Purchases, "PURCHASE PURCHASES SHOPPING BASKET MERCHANT SPENDING GOUWU"),
        (ForbiddenInput.Location, "LOCATION ADDRESS POSTCODE ZIP GPS TRAVEL LATITUDE LONGITUDE GEOLOCATION WHEREABOUTS WEIZHI DIZHI"),
        (ForbiddenInput.Biometrics, "BIOMETRIC BIOMETRICS FACE FINGERPRINT VOICE PHOTO PHOTOS PHOTOGRAPHS GENETIC FACIAL IRIS DNA IMAGE ZHIWEN RENLIAN"),
        (ForbiddenInput.Health, "HEALTH MEDICAL DISABILITY ILLNESS DISEASE DIAGNOSIS PREGNANT PREGNANCY DISABLED HIV JIANKANG BINGSHI"),
        (ForbiddenInput.FriendsOrFamily, "FRIEND FRIENDS FAMILY RELATIVE RELATIVES SOCIAL CHILD CHILDREN PARENTS KINSHIP MOTHER FATHER DEPENDENTS CONTACTS PENGYOU JIATING QINSHU"),
        (ForbiddenInput.Gender, "GENDER SEX SEXUAL MALE FEMALE XINGBIE"),
        (ForbiddenInput.MaritalStatus, "MARITAL MARRIAGE MARRIED DIVORCE DIVORCED SPOUSE WIFE HUSBAND HUNYIN"),
        (ForbiddenInput.Age, "AGE BIRTH BIRTHDATE NIANLING"),
        (ForbiddenInput.Education, "EDUCATION SCHOOL DEGREE UNIVERSITY COLLEGE DIPLOMA XUELI XUEWEI JIAOYU"),
        (ForbiddenInput.Ethnicity, "ETHNICITY ETHNIC RACE NATIONALITY TRIBE CASTE CITIZENSHIP MINZU"),
        (ForbiddenInput.Profession, "PROFESSION OCCUPATION EMPLOYER JOB CAREER EMPLOYMENT ZHIYE"),
    }.SelectMany(row => row.Words.Split(' '), (row, word) => (word, row.Input)).ToDictionary(StringComparer.OrdinalIgnoreCase);

    // Chinese does not part its words, so these are found anywhere in a name.
    private static readonly (ForbiddenInput Input, string Term)[] Terms = [.. new (ForbiddenInput Input, string Terms)[]
    {
        (ForbiddenInput.Religion, "宗教 信仰"),
        (ForbiddenInput.Politics, "政治 党派"),
        (ForbiddenInput.Speech, "言论"),
        (ForbiddenInput.Petitions, "信访 上访"),
        (ForbiddenInput.Purchases, "购物 购买 消费"),
        (ForbiddenInput.Location, "位置 地址 住址 行踪"),
        (ForbiddenInput.Biometrics, "指纹 人脸 虹膜 基因 照片"),
        (ForbiddenInput.Health, "健康 疾病 病史 残疾"),
        (ForbiddenInput.FriendsOrFamily, "朋友 好友 家庭 亲属 子女 父母"),
        (ForbiddenInput.Gender, "性别"),
        (ForbiddenInput.MaritalStatus, "婚姻 配偶"),
        (ForbiddenInput.Age, "年龄"),
        (ForbiddenInput.Education, "学历 学位 教育"),
        (ForbiddenInput.Ethnicity, "民族 种族 国籍"),
        (ForbiddenInput.Profession, "职业 职务 雇主"),
    }.SelectMany(row => row.Terms.Split(' '), (row, term) => (row.Input, term))];

    /// <summary>Finds the forbidden input that a name speaks of.</summary>
    /// <param name="name">In any spelling: UPPER_SNAKE, kebab-case, camelCase or several words; in English, Chinese or pinyin.</param>
    /// <returns>The first one that a word of the name stands for; null when none does.</returns>
    public static ForbiddenInput? In(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !EndsWord(name[i - 1], name[i]))
                continue;

            if (Words.TryGetValue(name[start..i].Trim('_', '-', '.', ' '), out var forbidden))
                return forbidden;

            start = i;
        }

        foreach (var (input, term) in Terms)
        {
            if (name.Contains(term, StringComparison.Ordinal))
                return input;
        }

        return null;
    }

    private static bool EndsWord(char here, char next) => !char.IsLetter(here) || !char.IsLetter(next) || (char.IsLower(here) && char.IsUpper(next));
}
