/**
 * Cue words of each metric, separated by "|" or line breaks. A word may be a cue for several metrics; the kind of number decides
 * ("sales" of 3 billion yuan are revenue, of 30,000 units sales).
 */
export const METRIC_CUES: Readonly<Record<string, string>> = {
  price: `
    →|售价|定价|价格|起售价|预售价|标准价|指导价|零售价|原价|现价|单价|售价为|上市价|起价|官方价|标价|报价
    成交价|日常价|市场价|裸车价|卖到|卖|仅需|价位|涨到|涨至|涨价到|降至|降到|降价到|拉到|涨价至|降价至|跌至|跌到
    掉到|调至|上调至|下调至|调整为|调整至|上探至|上探到|只要|起步价|入手价|门槛|来到|卖价|要价|一口价|上调到|下调到|price|prices|priced|pricing|costs|cost|retails for
    retail for|retailing|sells for|selling for|starts at|starts from|start at|start from|starting at
    starting from|starting|price tag|more expensive at|msrp|for just|available for|set you back|sets you back|go for|goes for
    comes in at|coming in at|begins at|kicks off at|sticker price`,
  deal_price: `
    →|到手价|到手|实付|补贴价|国补价|国补到手价|国补后|券后|券后价|优惠价|活动价|内购价|补后价|低至|限时价|二手价
    促销价|秒杀价|discounted to|down to|on sale for`,
  launch_price: '首发|首销|首发价|首销价|首销到手价|首发到手价|众筹价|launch price|introductory price',
  price_change: `
    涨价|降价|涨了|降了|便宜|贵了|上调|下调|涨幅达|直降|差价|price cut|price hike|cheaper|more expensive|below
    above`,
  discount: '优惠|权益|购车权益|限时权益|立减|补贴|减免|抵扣|现金优惠|立省|省下|discount|off|save|savings|subsidy',
  option_price: '选装价|选配价|选装|选配|选装包|选装件|option price',
  extra_charge: '加价|黄牛|溢价|叫卖|premium of',
  asp: '平均售价|asp|均价|平均单价|单车均价|平均销售单价|average selling price',
  target_price: '目标价|目标价格|目标股价|target price|price target',
  share_price: '股价|每股|收报|报收|收于|每股价格|港股|h股|现报|share price|a share|per share|stock price|stock|shares',
  turnover: '成交额|成交',
  eps: '每股收益|每股盈利|每股亏损|eps|earnings per share',
  market_cap: '市值|总市值|估值|market value|market cap|valuation|market capitalization',
  buyback: '回购|购回|股份回购|股份购回|buyback|buy-back|repurchase',
  brand_value: '品牌价值|brand value',
  revenue: `
    营收|收入|营业收入|总收入|营业总收入|总营收|主营收入|业务收入|分部收入|收入为|revenue|revenues|sales
    turnover|brought in|generated|generating|took in|raked in`,
  sales_value: '销售额|成交额|交易额|gmv|支付金额|狂揽|带货|直播带货|狂卖|订单金额|sales value',
  profit: '利润|盈利|盈利额|总利润|利润总额|earnings|profit|profits|earned',
  net_profit: '净利润|净利|纯利|归母净利润|归母净利|期内利润|净利润率料达|net profit|net income',
  adjusted_net_profit: `
    经调整净利润|经调整净利|经调净利润|经调净利|调整后净利润|调整后净利|经调整利润|adjusted net profit
    adjusted net income|adjusted profit`,
  gross_profit: '毛利|毛利润|毛利额|gross profit',
  operating_profit: '经营利润|营业利润|经营收益|经营盈利|核心业务经营利润|operating profit|operating income',
  loss: '亏损|经营亏损|净亏损|经营亏损为|亏了|net loss|operating loss|loss|losses|lost',
  cash_flow: '现金流|经营现金流|现金储备|现金资源|账上现金|账户|cash flow|cash reserves',
  margin: '毛利率|毛利率达|毛利率为|整体毛利率|gross margin|margin|gross profit margin',
  net_margin: '净利率|净利润率|利润率|综合净利率|经营利润率|net margin|operating margin|profit margin',
  rd_spend: `
    研发投入|研发费用|研发开支|研发支出|研发经费|研发资金|研发总投入|研发|研发投资|技术投入|研发总投资|研发总额|r&d
    research and development|r&d spending|r&d expenses|r&d expenditure|r&d investment|research and development spending
    research and development expenses|research and development expenditure`,
  rd_ratio: '研发费用率|研发投入占比|研发投入强度|研发强度|研发费用占比|r&d intensity|r&d ratio',
  ai_spend: 'ai投入|ai研发投入|ai领域投入|ai 投入|ai 领域投入|ai领域|ai 领域|ai研发',
  investment: `
    投资|投入|总投入|总投资|砸|砸下|募资|融资|融资额|入股|出资|注资|资本开支|资本支出|invest
    invested|investing|investment|raise|raised|funding|capital expenditure|capex|spend|spending|增资`,
  ad_spend: '广告开支|广告费|推广费用|营销费用|冠名费|宣传及广告开支|推广开支|marketing expenses|advertising',
  selling_expense: '销售及推广开支|销售费用|销售开支|销售及推广费用|selling expenses',
  penalty: '罚款|罚金|罚没|赔偿|赔付|索赔|罚|fine|fined|damages|compensation',
  stake: '持股比例|持股|股权|股比|stake|股份|的股份|stakes',
  shipments: '出货|出货量|总出货量|出货量为|出货量达|shipments|shipped|ship|shipping',
  deliveries:
    '交付|交付量|累计交付|交付数|新车交付|交车|提车|delivered|deliveries|delivery|deliver|delivering|handed over',
  sales_target: `
    交付目标|销量目标|销售目标|全年目标|年度目标|年销目标|销量指引|出货目标|sales target|delivery target
    target of`,
  orders: `
    订单|大定|锁单|小订|大订|锁单量|大定量|订单量|订单数|预订|预定|下定|下订|预约|盲订|锁定|预约量|预约数|预约人数|orders|order
    pre-orders|preorders|locked-in|reservations|bookings`,
  sales: `
    销量|销售|售出|卖出|卖了|热销|销量达|总销量|月销|年销|累计销量|零售量|批发量|上险|上险量|终端销量|产销|激活
    激活量|sold|sales|sells|sell|selling|registrations|registered`,
  production: '产量|下线|量产|生产了|累计生产|rolled off|produced',
  capacity: '产能|年产能|年产|月产能|峰值产能|设计产能|规划产能|可生产|annual capacity|production capacity|capacity',
  recall: '召回|recall|recalled|recalling|recalls',
  waiting_time:
    '交付周期|交付时间|预计交付|等待|等车|提车周期|排产|交付|锁单|要等|等上|等到|等近|waiting|wait time|waiting time|waiting times|delivery time|wait',
  share: `
    份额|市场份额|市占率|占有率|市场占有率|市占|市场占比|销量占比|渗透率|占据|拿下|市占率达|高端机占比
    market share|marketshare|share|of the market|penetration|held|holds|holding|commands|commanded|captured|captures|controls
    controlled|grabbed|took|takes`,
  mix: `
    占比|用户选择|选择|比例|占|占到|比重|贡献|车主|用户|受访|占总|来自|proportion|account for|accounts for
    accounted for|made up|make up|makes up|represent|represents|represented|comprised|of buyers|of users|of customers|of sales|of phones`,
  residual_value: '保值率|残值率|residual value|resale value',
  automation: '自动化率|关键工艺自动化率|关键工序自动化率|工序自动化率|工艺自动化率|自动化|关键工艺自动化|automation',
  localisation: '国产化率|自给率|本土化率',
  yield: '良率|良品率|合格率|一次性合格率|yield',
  satisfaction: '满意度|推荐率|好评率|复购率|忠诚度|留存率|换机率|转化率|净推荐值|satisfaction|loyalty|retention',
  success_rate: '成功率|success rate',
  parameters: '参数|参数量|总参数|parameters|params',
  test_drives: '试驾|试驾单|test drives',
  score: '跑分|得分|评分|总分|综合得分|安兔兔|dxomark|评测|score|scored|scores',
  stores: `
    门店|店面|新店|小米之家|体验店|旗舰店|专卖店|授权店|零售店|销售门店|汽车门店|门店数|门店数量|大店|直营店
    服务网点|服务中心|交付中心|网点|开业|开店|展厅|体验中心|维修中心|stores|store|shops|outlets|showrooms
    service centers|service centres`,
  factories: '工厂|超级工厂|智能工厂|制造工厂|factories|plants|plant',
  users: `
    用户|用户数|月活|月活用户|月活跃用户|月活用户数|月活跃用户数|月活跃|活跃用户|日活|会员|粉丝|车主|注册用户
    下载量|users|user base|subscribers|active users|mau|downloads|followers|fans|owners`,
  devices: `
    装机量|装机|设备数|连接设备|连接数|已连接|连接|设备|iot设备数|搭载设备|connected devices|devices
    installed base`,
  usage: '调用量|消耗量|token|tokens|用量|调用|usage',
  headcount: `
    员工|团队|研发人员|工程师|人数|招聘|裁员|研发团队|员工数|技术人员|人才|岗位|employees|staff|engineers
    workforce|headcount|workers|hire|hiring`,
  patents: '专利|授权专利|专利申请|patents|patent',
  range: `
    续航|纯电续航|综合续航|cltc|wltc|续航里程|续驶里程|纯电动续驶里程|epa|nedc|真实续航|总续航|综合续航里程|纯电续航里程|续航里程数|cltc续航里程|cltc 续航里程|cltc工况续航|cltc 工况续航|续航约|range
    of range`,
  charge_range: '补能|充电|补电|快充',
  mileage: `
    路测|实测里程|测试里程|里程|测试|行驶|行驶里程|开了|跑了|总里程|行程|道路测试|driven|tested|mileage
    test drives|testing`,
  fuel_use: '油耗|亏电油耗|电耗|能耗|馈电油耗|百公里油耗|百公里电耗|百公里能耗|consumption',
  lap_time: `
    圈速|纽北|赛道|成绩|用时|计时圈|计时|最快圈速|单圈|圈速纪录|刷圈|赛车场|浙赛|纽博格林|nurburgring
    nürburgring|lap|circuit|track`,
  acceleration:
    '零百加速|百公里加速|0-100km/h加速|0-100km/h 加速|零百|破百|加速|百公里|sprint|acceleration|0-100km/h|0-60',
  top_speed: '最高时速|极速|最高车速|最高速度|top speed',
  power: '最大马力|马力|峰值功率|最大功率|功率|综合功率|电机|horsepower|power',
  battery: '电池|电池容量|容量|三元锂|磷酸铁锂|麒麟电池|电量|battery|battery pack|capacity',
  views: '观看人数|在线观看|在线人数|观看|播放量|播放|阅读量|点赞|点赞数|曝光量|views|viewers',
  takt_time: '节拍|生产节拍|下线|takt',
  test_fleet: '测试车|测试车辆|测试车队|test vehicles',
  rate: '率|rate|占有|达成率|覆盖率|成活率|转化|屏占比',
  deposit: '定金|订金|意向金|deposit',
  instalment: '首付|月供|月供低至|首付低至|down payment|monthly payment',
  donation: '捐赠|捐款|捐出|donated|donation',
  pay: '奖金|工资|年薪|薪酬|salary|bonus',
  drag: '风阻系数|风阻|cd|drag coefficient',
  nothing: `
    券|优惠券|消费券|注册资本|功率密度|密度|加速|时速|红包|淘金币|免息|每月约|零四加速|折合|贷款|保证金|注|约合|补能|充电
    充至|凑单|元券|元优惠券|淘宝|面额|参观人数|申请人数|报名人数|参与人数|评论|浏览|阅读|播放|色域|亮度|功耗
    反射率|占用率|帧|缩放|湿度|浓度|涨停|跌停|股息|利率|税率|关税|around rs|about rs|screen-to-body|faster
    charge|interest|tariff|tariffs`,
};
