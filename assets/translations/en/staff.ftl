### Staff, their roles and their accounts on the window's console.

role-doctor = Doctor
