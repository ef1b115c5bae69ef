# What is wrong with the clinic's store, for whoever can mend it. `folder` is where it lies.
store-trouble = 数据文件不能用（{ $folder }）。没有丢失已经办好的号。
store-missing-key = 没有数据文件的密钥（{ $folder }）。请从密钥备份恢复。数据还在，不用再运行 kiosk init。
store-missing-store = { $folder } 里没有数据文件，也没有新建。请检查硬盘是否已挂载、文件夹有没有被移走；如果真的丢了，请用 kiosk backup restore 恢复备份。
store-wrong-key = 密钥不对，或者这不是暖窗的数据文件（{ $folder }）。请换回原来的密钥，不要删除文件。
store-locked = 另一个程序正占用 { $folder } 里的数据文件。如果刚升级过，它正在更新数据文件：请等它启动好，再启动这个程序。如果它没有反应，请先关闭它，再重新启动。
store-disk-full = 硬盘满了（{ $folder }）。请腾出空间；已经办好的号都在。
store-no-memory = 这台机器的内存用完了。办完的都在。请关掉别的程序或重新启动机器，再打开本程序。
store-damaged = 数据文件读写出错（{ $folder }）。请停用这台机器，检查硬盘，并从备份恢复。
store-cannot-open = 打不开数据文件（{ $folder }）。请检查文件夹是否存在、是否可以写入。
store-newer-schema = 数据文件是新版本的暖窗写的（{ $folder }）。请更新程序。
store-unsafe-sqlite = 这台机器上的 SQLCipher 版本不安全。请运行 script/kiosk 重新安装。

# Audit and backups.
audit-verify-whole = 审计记录完整：共 { $lines } 行，行行相扣。
audit-verify-broken = 审计记录被改过：第 { $line } 行与前面对不上。请保持机器原样，通知负责人。
audit-no-key = 这台机器的签名密钥不在，没法核对最后一行。先看 kiosk doctor。
audit-head-unsigned = 最后一行没有签名（{ $incarnation }）：这个库还没有被会签名的程序写过，或者签名被人去掉了。
audit-head-forged = 最后一行的签名不是这台机器的（{ $incarnation }）。
audit-head-cut = 签过名的最后一行不在了（{ $incarnation }）：后面被人截掉了。
backup-made = 已备份：{ $path }（{ $size }）。
backup-none = { $folder } 里还没有备份。
backup-restore-ask = 用 { $path } 恢复数据？之后挂的号将只在纸上。
backup-not-one = { $path } 不是这家诊所的备份，或者是用另一把密钥做的。什么都没改。“kiosk backup list”会列出已有的备份。
backup-restored = 已恢复。原来的数据保存在 { $path }。之后挂的号请按小票补录；新号从没有发过的号开始。
backup-cannot-write = { $folder } 写不进去：{ $reason }。
