using Bureau.Domain.Companies;

namespace Bureau.Domain.Tests.Companies;

/// <summary>A list of firms and people must not make people findable as companies. All names are made up.</summary>
public sealed class TellingOrganisations
{
    [Theory]
    [InlineData("Harbour Ropes Ltd")]
    [InlineData("HARBOUR ROPES LTD.")]
    [InlineData("Taurok Bau GmbH")]
    [InlineData("ООО Ромашка")]
    [InlineData("PT. Bunga Laut")]
    [InlineData("Nerida Vox Sp. z o.o.")]
    [InlineData("Ibarrondo Hnos S. A. C.")]
    [InlineData("海港绳索有限公司")]
    [InlineData("Ministry of Ropes")]
    [InlineData("Quorl Insaat ve Ticaret A.Ş.")]
    [InlineData("Route 66 Diner")]
    public void AnOrganisation_Shows(string name) => Assert.True(OrganisationSigns.Shows(name));

    [Theory]
    [InlineData("Anna Example")]
    [InlineData("Mr. Anna Example Trading")]
    [InlineData("EXAMPLE, Anna Maria")]
    [InlineData("Ing. Anna Example")]
    [InlineData("Anna Example Co")]
    [InlineData("示例安娜")]
    [InlineData("Анна Пример")]
    [InlineData("Oceanova")]
    [InlineData("")]
    [InlineData("???")]
    public void WhatMightBeAPerson_DoesNot(string name) => Assert.False(OrganisationSigns.Shows(name));
}
