// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Leads the debug info of the program: see build.rs.
typedef char lead;
lead leads_the_debug_info;
