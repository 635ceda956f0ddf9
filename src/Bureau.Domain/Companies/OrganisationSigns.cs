using System.Collections.Frozen;
using System.Text;
using AnyAscii;

namespace Bureau.Domain.Companies;

/// <summary>
/// Whether a name shows that it is an organisation's. Lists of debarred parties name people among the firms and often do not say which is which; whoever might be a person is not taken in as
/// a company, for anyone who may look up companies could then look up people without their consent. A name of two plain words stays outside until somebody says what it is.
/// </summary>
public static class OrganisationSigns
{
    /// <summary>Legal forms as they are written without points, in Latin letters.</summary>
    private static readonly FrozenSet<string> LegalForms = Words("""
        ltd limited ltda ltee llc llp lp inc incorporated corp corporation company plc gmbh mbh ag kg kgaa ohg eg ev se sa sas sasu sarl sarlu eurl snc scs spa srl srls sl slu slne sc scp scrl
        bv nv vof ab oy oyj as asa aps doo dd ad ood eood kft zrt nyrt bt sro spol spzoo zoo sia uab oao ooo zao pao ao tov jsc ojsc cjsc pjsc llp mchj mchzh qk xk
        cv pt pte pty bhd sdn kk gk yk yg pvt private fze fzco fzc dmcc wll sti ticaret sanayi sirketi eireli epp cia cie sac saa compania companhia sociedad societe anonyme anonima
        lda limitada limitee bpk cc rl
        """);

    /// <summary>Those that stand before the name.</summary>
    private static readonly FrozenSet<string> LeadingForms = Words("pt cv llc ooo oao zao pao jsc ojsc cjsc tov");

    /// <summary>Words that organisations have in their names and people do not, in the languages of the great lists.</summary>
    private static readonly FrozenSet<string> Activities = Words("""
        agency agencies agro airline airlines airport alliance associates association associates authority bank bureau business capital cement center centre chemical chemicals church city
        civil club college commerce commercial commission committee consorcio communication communications computer computers computing consortium constructora construction constructions construccion
        construccoes construtora constructors consult consultant consultants consulting consultancy consultora contracting contractor contractors contracts cooperative corporacion council cuisine
        department design developers development developments digital distribution distributors education electric electrical electronics electro electromechanical energy energia engineering
        engineers enterprise enterprises entreprise entreprises environment environmental equipment equipments establishment estate estates export exports fabrication factory farm farms federation
        film filters finance financial firm food foods foundation fund furniture garage garden gas general global group groupe grup grupo hardware health healthcare highway holding holdings hospital
        hotel import imports industria industrial industrias industrie industries industry ingenieria ingenieros ingenierie informatics information infrastructure institute institution instruments
        insurance integrated international intl inversiones investment investments laboratories laboratory labs logistics machinery machine machines management manufacture manufacturers manufacturing
        marine maritime market marketing materials mechanical media medical metal metals mill mills mine mines mining ministry motors municipality network networks office oil organisation organization
        paper partners partnership petroleum pharma pharmaceutical pharmaceuticals plant plants plastics port power press printers printing procurement product productions products project projects
        properties publishers publishing pump pumps railway refrigeration representacoes representaciones research resources restaurant road roads sales school science scientific security service
        services servicos servicios shipping shop society software softwares solar sucursal solution solutions steel store stores structures studio suppliers supplies supply support survey surveyors surveys system
        systems tech technical technics technologies technology technologia tecnologia telecom telecommunication telecommunications textile textiles tobacco tools tours trade traders trading training
        transport transportation travel trust tunnel union university utilities ventures vehicles warehouse water wood works workshop insaat muhendislik comercial comercio obras projetos proyectos
        constructeur travaux batiment bau holding consultores asociados asesores stroy stroi servis montazh zavod trest firma predpriyatie kombinat bureau hydro geo
        """);

    /// <summary>Forms of address: whoever has one is a person.</summary>
    private static readonly FrozenSet<string> Titles = Words("mr mrs ms miss mister dr prof professor sir madam eng engr ing haji hajji sheikh shri smt mme mlle sr sra");

    /// <summary>What organisations' names in Chinese, Japanese and Korean have.</summary>
    private static readonly string[] Signs = ["公司", "集团", "集團", "工厂", "工廠", "研究院", "设计院", "銀行", "银行", "大学", "大學", "中心", "委员会", "株式会社", "有限会社", "합자", "주식회사", "유한회사"];

    /// <summary>Whether the name can only be an organisation's.</summary>
    public static bool Shows(string name)
    {
        if (Signs.Any(sign => name.Contains(sign, StringComparison.Ordinal)))
            return true;
        var words = Fold(name);
        if (words.Count == 0 || Titles.Contains(words[0]))
            return false;
        return words.Exists(word => Activities.Contains(word) || word.Any(char.IsAsciiDigit)) || (words.Count > 1 && LeadingForms.Contains(words[0])) || words.Skip(1).Any(LegalForms.Contains) || Joined(words).Any(LegalForms.Contains);
    }

    // "S. A. R. L." and "Sp. z o.o." come apart into letters.
    private static IEnumerable<string> Joined(List<string> words)
    {
        for (var from = 1; from < words.Count; from++)
        {
            if (words[from].Length > 2)
                continue;
            for (var to = from + 2; to <= words.Count && to - from <= 5 && words[to - 1].Length <= 2; to++)
                yield return string.Concat(words[from..to]);
        }
    }

    private static List<string> Fold(string name)
    {
        var folded = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKC).Transliterate().ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                folded.Append(c);
            else if (c is not '.' and not '\'')
                folded.Append(' ');
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static FrozenSet<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
