"""The chapters of the Harmonized System, the world's nomenclature of goods, by short names.

The names are ours, for headings and charts; what a chapter holds is in the Nomenclature of
the World Customs Organization. Chapter 77 is kept free there; 98 and 99 are left to each
country.
"""

from analysis.language import _

# fmt: off
NAMES = {
    "01": _("Live animals"), "02": _("Meat"), "03": _("Fish and seafood"),
    "04": _("Dairy produce, eggs and honey"), "05": _("Other animal products"),
    "06": _("Live plants and flowers"), "07": _("Vegetables"), "08": _("Fruit and nuts"),
    "09": _("Coffee, tea and spices"), "10": _("Cereals"), "11": _("Flour, malt and starch"),
    "12": _("Oil seeds and fodder"), "13": _("Gums and resins"),
    "14": _("Other vegetable products"), "15": _("Fats and oils"),
    "16": _("Prepared meat and fish"), "17": _("Sugar"), "18": _("Cocoa"),
    "19": _("Bakery and cereal foods"), "20": _("Prepared vegetables and fruit"),
    "21": _("Other prepared foods"), "22": _("Beverages"), "23": _("Animal feed"),
    "24": _("Tobacco"), "25": _("Salt, stone and cement"), "26": _("Ores, slag and ash"),
    "27": _("Mineral fuels and oils"), "28": _("Inorganic chemicals"),
    "29": _("Organic chemicals"), "30": _("Pharmaceuticals"), "31": _("Fertilisers"),
    "32": _("Dyes and paints"), "33": _("Perfumes and cosmetics"), "34": _("Soaps and waxes"),
    "35": _("Proteins and glues"), "36": _("Explosives"), "37": _("Photographic goods"),
    "38": _("Other chemical products"), "39": _("Plastics"), "40": _("Rubber"),
    "41": _("Hides and leather"), "42": _("Leather goods"), "43": _("Furs"), "44": _("Wood"),
    "45": _("Cork"), "46": _("Basketwork"), "47": _("Wood pulp"), "48": _("Paper"),
    "49": _("Printed matter"), "50": _("Silk"), "51": _("Wool"), "52": _("Cotton"),
    "53": _("Other vegetable fibres"), "54": _("Man-made filaments"),
    "55": _("Man-made staple fibres"), "56": _("Felt, yarn and rope"), "57": _("Carpets"),
    "58": _("Special fabrics"), "59": _("Coated textiles"), "60": _("Knitted fabrics"),
    "61": _("Knitted clothing"), "62": _("Woven clothing"), "63": _("Other textiles"),
    "64": _("Footwear"), "65": _("Headgear"), "66": _("Umbrellas and sticks"),
    "67": _("Feathers and artificial flowers"), "68": _("Articles of stone and cement"),
    "69": _("Ceramics"), "70": _("Glass"), "71": _("Precious metals and stones"),
    "72": _("Iron and steel"), "73": _("Articles of iron and steel"), "74": _("Copper"),
    "75": _("Nickel"), "76": _("Aluminium"), "78": _("Lead"), "79": _("Zinc"), "80": _("Tin"),
    "81": _("Other base metals"), "82": _("Tools and cutlery"),
    "83": _("Articles of base metal"), "84": _("Machinery"), "85": _("Electrical machinery"),
    "86": _("Railway equipment"), "87": _("Vehicles"), "88": _("Aircraft"), "89": _("Ships"),
    "90": _("Instruments"), "91": _("Clocks and watches"), "92": _("Musical instruments"),
    "93": _("Arms"), "94": _("Furniture and lamps"), "95": _("Toys and sports goods"),
    "96": _("Other manufactures"), "97": _("Works of art and antiques"),
}
# fmt: on

OTHER = _("Goods not specified")


def name(code: str) -> str:
    """Return a chapter's short name, or that of goods which no chapter names.

    >>> name("27"), name("99")
    ('Mineral fuels and oils', 'Goods not specified')
    """
    return NAMES.get(code, OTHER)
