"""The words by which labels are cut out of official prose: where a counted noun phrase starts, where it ends, and what it is not."""

from __future__ import annotations

# The noun phrase behind a number ends before one of these.
VERBS_BEHIND = tuple(
    """
    入驻 提供 开展 实现 完成 通过 达到 达 纳入 列入 接入 上线 投入 获评 获批 入选 建成 开工 竣工 投产 落地 运行 正在 已经 已 均 全部 进行 给予 参加
    参与 争取 成为 迁移 上云 位居 居 排名 占 同比 较 比 增长 下降 在我 在全 共享 用于 得到 顺利 成功 有序 加快 启用 覆盖 压减至 缩短到 提高到
    """.split()
)
# The noun phrase before a number starts behind the last of these.
VERBS_AHEAD = tuple(
    """
    开通 建成 新建 接入 完成 实施 培育 培训 孵化 引进 招引 新增 推出 实现 打造 启动 上线 建设 培养 改造 发展 拥有 共有 共为 推广 组织 举办 开展 办理 归集
    发布 认定 创建 争创 形成 梳理 拓展 布设 部署 安装 新建成 支持 确保 力争 推动 推进 发放 惠及 服务了 收到 收集到了 收集到 整合 提升 优化 配备 设立 成立
    落实 筛选 储备 签约 帮助 解决 参与 涉及 压减 减少 缩短 取消 精简 包含 包括 全市 我市 全省 全国 全县 全区 其中 目前 累计 总计 合计 分别 要求 计划 排查
    开发 承载 制定 出台 争取 谋划 获批 选派 评选 汇聚了 归集了 生成 联网 覆盖 入库 开工 新开工
    """.split()
)
# These open a phrase but stand inside words too (公共, 规模以上).
SHORT_OPENERS = ("共", "以", "对", "为", "使", "将", "由", "从", "到", "至", "把", "让", "要", "在", "有", "其")
# A share's subject keeps its verbs: 数字校园建设覆盖率.
OPENERS_OF_SHARE = tuple("其中 全市 我市 全省 全国 确保 力争 争取 实现 推动 目前 累计 全县 全区 要求 预计 方面".split())
# The phrase behind a number is cut after the first of these.
NOUN_HEADS = tuple(
    """
    数据中心 平台 系统 社区 基地 应用场景 场景 企业 项目 园区 单位 部门 模块 人员 主题库 基站 团队 子系统 分平台 人才 设备 智慧社区 县区 创新创业平台 任务 事项
    """.split()
)
# What is done with the counted thing: 首批10家企业的入驻 counts 企业.
NOMINAL_ENDS = tuple("入驻 建设 构建 目标 任务 验收 情况 推广 改造 认定 创建 工作 对接 接入 编制 办理 覆盖 打造 升级 提升 实施 落地 建成".split())
# A phrase of these alone names nothing: the quantity goes on about what the one before it counted.
CONTINUES = ("同比", "同口径", "环比", "比上年", "较上年", "比去年", "较去年", "高于全省", "低于全省", "高于全国", "低于全国", "高于", "低于", "累计", "增长", "增速", "总数", "总量", "其中", "年均", "年均增长", "平均", "分别", "达", "提高", "下降", "较", "比", "列", "占", "占比", "占全省总量", "占全省", "占全国", "全省总量", "全省", "年增长", "现价", "按可比价", "扣除", "同期", "较年初", "比年初", "市级", "县级")  # fmt: skip
# Brackets that belong to the noun: 县(市、区).
COUNTY_FORMS = (("县(市、区)", "县市区"), ("县(市区)", "县市区"), ("县(区)", "县区"), ("县、区", "县区"))
